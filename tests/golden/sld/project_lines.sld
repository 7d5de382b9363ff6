<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" xmlns:se="http://www.opengis.net/se">
 <NamedLayer>
  <se:Name>project_lines</se:Name>
  <UserStyle>
   <se:Name>project_lines</se:Name>
   <se:Description>
    <se:Title>线状项目</se:Title>
    <se:Abstract>道路、航道、铁路、管道等线状项目；示意走向已注明。</se:Abstract>
   </se:Description>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:Name>阶段未报道</se:Name>
     <se:Description>
      <se:Title>阶段未报道</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>stage_class</ogc:PropertyName>
         <ogc:Literal>plan</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>stage_class</ogc:PropertyName>
         <ogc:Literal>agreed</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>stage_class</ogc:PropertyName>
         <ogc:Literal>start</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>stage_class</ogc:PropertyName>
         <ogc:Literal>build</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>stage_class</ogc:PropertyName>
         <ogc:Literal>done</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#6B665C</se:SvgParameter>
       <se:SvgParameter name="stroke-width">4.25</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>试运行·竣工·投产</se:Name>
     <se:Description>
      <se:Title>试运行·竣工·投产</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>done</ogc:Literal>
       </ogc:PropertyIsEqualTo>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
       <se:SvgParameter name="stroke-width">4.714</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>在建·复工</se:Name>
     <se:Description>
      <se:Title>在建·复工</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>build</ogc:Literal>
       </ogc:PropertyIsEqualTo>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
       <se:SvgParameter name="stroke-width">4.714</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>开工</se:Name>
     <se:Description>
      <se:Title>开工</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>start</ogc:Literal>
       </ogc:PropertyIsEqualTo>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#333333</se:SvgParameter>
       <se:SvgParameter name="stroke-width">4.714</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>签约·前期</se:Name>
     <se:Description>
      <se:Title>签约·前期</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>agreed</ogc:Literal>
       </ogc:PropertyIsEqualTo>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#333333</se:SvgParameter>
       <se:SvgParameter name="stroke-width">4.714</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>储备·在谈</se:Name>
     <se:Description>
      <se:Title>储备·在谈</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>plan</ogc:Literal>
       </ogc:PropertyIsEqualTo>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#333333</se:SvgParameter>
       <se:SvgParameter name="stroke-width">4.714</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>示意走向</se:Name>
     <se:Description>
      <se:Title>示意走向</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:PropertyIsEqualTo>
       <ogc:PropertyName>schematic</ogc:PropertyName>
       <ogc:Literal>true</ogc:Literal>
      </ogc:PropertyIsEqualTo>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
       <se:SvgParameter name="stroke-width">2.821</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:Name>阶段未报道</se:Name>
     <se:Description>
      <se:Title>阶段未报道</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>stage_class</ogc:PropertyName>
         <ogc:Literal>plan</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>stage_class</ogc:PropertyName>
         <ogc:Literal>agreed</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>stage_class</ogc:PropertyName>
         <ogc:Literal>start</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>stage_class</ogc:PropertyName>
         <ogc:Literal>build</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>stage_class</ogc:PropertyName>
         <ogc:Literal>done</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
       <se:SvgParameter name="stroke-width">2.821</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>试运行·竣工·投产</se:Name>
     <se:Description>
      <se:Title>试运行·竣工·投产</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>done</ogc:Literal>
       </ogc:PropertyIsEqualTo>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#440154</se:SvgParameter>
       <se:SvgParameter name="stroke-width">2.821</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>在建·复工</se:Name>
     <se:Description>
      <se:Title>在建·复工</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>build</ogc:Literal>
       </ogc:PropertyIsEqualTo>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#3B528B</se:SvgParameter>
       <se:SvgParameter name="stroke-width">2.821</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>开工</se:Name>
     <se:Description>
      <se:Title>开工</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>start</ogc:Literal>
       </ogc:PropertyIsEqualTo>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#21918C</se:SvgParameter>
       <se:SvgParameter name="stroke-width">2.821</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>签约·前期</se:Name>
     <se:Description>
      <se:Title>签约·前期</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>agreed</ogc:Literal>
       </ogc:PropertyIsEqualTo>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#5EC962</se:SvgParameter>
       <se:SvgParameter name="stroke-width">2.821</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>储备·在谈</se:Name>
     <se:Description>
      <se:Title>储备·在谈</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>plan</ogc:Literal>
       </ogc:PropertyIsEqualTo>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>schematic</ogc:PropertyName>
         <ogc:Literal>true</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#FDE725</se:SvgParameter>
       <se:SvgParameter name="stroke-width">2.821</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
       <se:SvgParameter name="stroke-dasharray">9.464 4.714</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>示意走向</se:Name>
     <se:Description>
      <se:Title>示意走向</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:PropertyIsEqualTo>
       <ogc:PropertyName>schematic</ogc:PropertyName>
       <ogc:Literal>true</ogc:Literal>
      </ogc:PropertyIsEqualTo>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#7D7D7D</se:SvgParameter>
       <se:SvgParameter name="stroke-width">1.643</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
       <se:SvgParameter name="stroke-linecap">round</se:SvgParameter>
       <se:SvgParameter name="stroke-dasharray">0.357 3.786</se:SvgParameter>
      </se:Stroke>
      <se:PerpendicularOffset>-5.679</se:PerpendicularOffset>
     </se:LineSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:MaxScaleDenominator>545979</se:MaxScaleDenominator>
     <se:TextSymbolizer>
      <se:Label>
       <ogc:PropertyName>name_zh</ogc:PropertyName>
      </se:Label>
      <se:Font>
       <se:SvgParameter name="font-family">Noto Sans CJK SC</se:SvgParameter>
       <se:SvgParameter name="font-size">11.357</se:SvgParameter>
       <se:SvgParameter name="font-weight">normal</se:SvgParameter>
      </se:Font>
      <se:LabelPlacement>
       <se:LinePlacement />
      </se:LabelPlacement>
      <se:Halo>
       <se:Radius>1.893</se:Radius>
       <se:Fill>
        <se:SvgParameter name="fill">#F2F0EA</se:SvgParameter>
       </se:Fill>
      </se:Halo>
      <se:Fill>
       <se:SvgParameter name="fill">#222222</se:SvgParameter>
      </se:Fill>
     </se:TextSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
  </UserStyle>
 </NamedLayer>
</StyledLayerDescriptor>

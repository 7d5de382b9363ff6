<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" xmlns:se="http://www.opengis.net/se">
 <NamedLayer>
  <se:Name>corridor</se:Name>
  <UserStyle>
   <se:Name>corridor</se:Name>
   <se:Description>
    <se:Title>通道支线</se:Title>
    <se:Abstract>通道各支线分段，自锦州港向内陆；一条线路可能只有一段属于通道。里程取自里程表。</se:Abstract>
   </se:Description>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:Name>通道</se:Name>
     <se:Description>
      <se:Title>通道</se:Title>
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
         <ogc:PropertyName>standing</ogc:PropertyName>
         <ogc:Literal>building</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>standing</ogc:PropertyName>
         <ogc:Literal>planned</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
       <se:SvgParameter name="stroke-width">6.607</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>通道（规划）</se:Name>
     <se:Description>
      <se:Title>通道（规划）</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>standing</ogc:PropertyName>
        <ogc:Literal>planned</ogc:Literal>
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
       <se:SvgParameter name="stroke-width">6.607</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>通道（在建）</se:Name>
     <se:Description>
      <se:Title>通道（在建）</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>standing</ogc:PropertyName>
        <ogc:Literal>building</ogc:Literal>
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
       <se:SvgParameter name="stroke-width">6.607</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
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
       <se:SvgParameter name="stroke-width">3.321</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
     </se:LineSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:Name>通道</se:Name>
     <se:Description>
      <se:Title>通道</se:Title>
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
         <ogc:PropertyName>standing</ogc:PropertyName>
         <ogc:Literal>building</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsEqualTo>
         <ogc:PropertyName>standing</ogc:PropertyName>
         <ogc:Literal>planned</ogc:Literal>
        </ogc:PropertyIsEqualTo>
       </ogc:Not>
      </ogc:And>
     </ogc:Filter>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#9C2A1E</se:SvgParameter>
       <se:SvgParameter name="stroke-width">3.786</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>通道（规划）</se:Name>
     <se:Description>
      <se:Title>通道（规划）</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>standing</ogc:PropertyName>
        <ogc:Literal>planned</ogc:Literal>
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
       <se:SvgParameter name="stroke">#9C2A1E</se:SvgParameter>
       <se:SvgParameter name="stroke-width">3.786</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
       <se:SvgParameter name="stroke-linecap">round</se:SvgParameter>
       <se:SvgParameter name="stroke-dasharray">0.357 6.607</se:SvgParameter>
      </se:Stroke>
     </se:LineSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>通道（在建）</se:Name>
     <se:Description>
      <se:Title>通道（在建）</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>standing</ogc:PropertyName>
        <ogc:Literal>building</ogc:Literal>
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
       <se:SvgParameter name="stroke">#9C2A1E</se:SvgParameter>
       <se:SvgParameter name="stroke-width">3.786</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
       <se:SvgParameter name="stroke-dasharray">9.464 4.714</se:SvgParameter>
      </se:Stroke>
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
       <se:SvgParameter name="stroke">#6E6E6E</se:SvgParameter>
       <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
       <se:SvgParameter name="stroke-linecap">round</se:SvgParameter>
       <se:SvgParameter name="stroke-dasharray">0.357 3.786</se:SvgParameter>
      </se:Stroke>
     </se:LineSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:MaxScaleDenominator>272989</se:MaxScaleDenominator>
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
       <se:SvgParameter name="fill">#6B1A12</se:SvgParameter>
      </se:Fill>
     </se:TextSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
  </UserStyle>
 </NamedLayer>
</StyledLayerDescriptor>

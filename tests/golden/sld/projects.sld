<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" xmlns:se="http://www.opengis.net/se">
 <NamedLayer>
  <se:Name>projects</se:Name>
  <UserStyle>
   <se:Name>projects</se:Name>
   <se:Description>
    <se:Title>重点项目</se:Title>
    <se:Abstract>每个项目一条，按最近一次报道；位置未知的项目几何为空，金额未报道为 null。</se:Abstract>
   </se:Description>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:Name>阶段未报道 · 100</se:Name>
     <se:Description>
      <se:Title>阶段未报道 · 100</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
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
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>阶段未报道 · 25</se:Name>
     <se:Description>
      <se:Title>阶段未报道 · 25</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsLessThan>
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
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>阶段未报道 · 5</se:Name>
     <se:Description>
      <se:Title>阶段未报道 · 5</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsLessThan>
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
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>阶段未报道 · 1</se:Name>
     <se:Description>
      <se:Title>阶段未报道 · 1</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsLessThan>
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
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>试运行·竣工·投产 · 100</se:Name>
     <se:Description>
      <se:Title>试运行·竣工·投产 · 100</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>done</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#440154</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>试运行·竣工·投产 · 25</se:Name>
     <se:Description>
      <se:Title>试运行·竣工·投产 · 25</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>done</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#440154</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>试运行·竣工·投产 · 5</se:Name>
     <se:Description>
      <se:Title>试运行·竣工·投产 · 5</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>done</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#440154</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>试运行·竣工·投产 · 1</se:Name>
     <se:Description>
      <se:Title>试运行·竣工·投产 · 1</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>done</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#440154</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>在建·复工 · 100</se:Name>
     <se:Description>
      <se:Title>在建·复工 · 100</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>build</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#3B528B</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>在建·复工 · 25</se:Name>
     <se:Description>
      <se:Title>在建·复工 · 25</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>build</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#3B528B</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>在建·复工 · 5</se:Name>
     <se:Description>
      <se:Title>在建·复工 · 5</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>build</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#3B528B</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>在建·复工 · 1</se:Name>
     <se:Description>
      <se:Title>在建·复工 · 1</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>build</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#3B528B</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>开工 · 100</se:Name>
     <se:Description>
      <se:Title>开工 · 100</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>start</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#21918C</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>开工 · 25</se:Name>
     <se:Description>
      <se:Title>开工 · 25</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>start</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#21918C</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>开工 · 5</se:Name>
     <se:Description>
      <se:Title>开工 · 5</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>start</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#21918C</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>开工 · 1</se:Name>
     <se:Description>
      <se:Title>开工 · 1</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>start</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#21918C</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>签约·前期 · 100</se:Name>
     <se:Description>
      <se:Title>签约·前期 · 100</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>agreed</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#5EC962</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>签约·前期 · 25</se:Name>
     <se:Description>
      <se:Title>签约·前期 · 25</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>agreed</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#5EC962</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>签约·前期 · 5</se:Name>
     <se:Description>
      <se:Title>签约·前期 · 5</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>agreed</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#5EC962</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>签约·前期 · 1</se:Name>
     <se:Description>
      <se:Title>签约·前期 · 1</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>agreed</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#5EC962</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>储备·在谈 · 100</se:Name>
     <se:Description>
      <se:Title>储备·在谈 · 100</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>plan</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#FDE725</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
         <se:SvgParameter name="stroke-dasharray">2.857 1.893</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--51.679-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>储备·在谈 · 25</se:Name>
     <se:Description>
      <se:Title>储备·在谈 · 25</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>50</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>plan</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#FDE725</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
         <se:SvgParameter name="stroke-dasharray">2.857 1.893</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--25.25-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>储备·在谈 · 5</se:Name>
     <se:Description>
      <se:Title>储备·在谈 · 5</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsGreaterThanOrEqualTo>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsGreaterThanOrEqualTo>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>11.1803</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>plan</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#FDE725</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
         <se:SvgParameter name="stroke-dasharray">2.857 1.893</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--10.641-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>储备·在谈 · 1</se:Name>
     <se:Description>
      <se:Title>储备·在谈 · 1</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:And>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
       <ogc:PropertyIsLessThan>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        <ogc:Literal>2.2361</ogc:Literal>
       </ogc:PropertyIsLessThan>
       <ogc:PropertyIsEqualTo>
        <ogc:PropertyName>stage_class</ogc:PropertyName>
        <ogc:Literal>plan</ogc:Literal>
       </ogc:PropertyIsEqualTo>
      </ogc:And>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>circle</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#FDE725</se:SvgParameter>
         <se:SvgParameter name="fill-opacity">0.85</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
         <se:SvgParameter name="stroke-dasharray">2.857 1.893</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>
        <!--4.464-->
        <ogc:Sub>
         <ogc:Function name="max">
          <ogc:Literal>5.6429</ogc:Literal>
          <ogc:Mul>
           <ogc:Literal>5.2857</ogc:Literal>
           <ogc:Function name="sqrt">
            <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
           </ogc:Function>
          </ogc:Mul>
         </ogc:Function>
         <ogc:Literal>1.1786</ogc:Literal>
        </ogc:Sub>
       </se:Size>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
    <se:Rule>
     <se:Name>金额未报道</se:Name>
     <se:Description>
      <se:Title>金额未报道</se:Title>
     </se:Description>
     <ogc:Filter>
      <ogc:PropertyIsNull>
       <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
      </ogc:PropertyIsNull>
     </ogc:Filter>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>square</se:WellKnownName>
        <se:Stroke>
         <se:SvgParameter name="stroke">#FFFFFF</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.893</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>6.061</se:Size>
       <se:Rotation>
        <ogc:Literal>45</ogc:Literal>
       </se:Rotation>
      </se:Graphic>
     </se:PointSymbolizer>
     <se:PointSymbolizer>
      <se:Graphic>
       <se:Mark>
        <se:WellKnownName>square</se:WellKnownName>
        <se:Fill>
         <se:SvgParameter name="fill">#FFFFFF</se:SvgParameter>
        </se:Fill>
        <se:Stroke>
         <se:SvgParameter name="stroke">#333333</se:SvgParameter>
         <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
         <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
         <se:SvgParameter name="stroke-dasharray">1.893 1.429</se:SvgParameter>
        </se:Stroke>
       </se:Mark>
       <se:Size>6.061</se:Size>
       <se:Rotation>
        <ogc:Literal>45</ogc:Literal>
       </se:Rotation>
      </se:Graphic>
     </se:PointSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
   <se:FeatureTypeStyle>
    <se:Rule>
     <ogc:Filter>
      <ogc:Not>
       <ogc:PropertyIsNull>
        <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
       </ogc:PropertyIsNull>
      </ogc:Not>
     </ogc:Filter>
     <se:MaxScaleDenominator>1091958</se:MaxScaleDenominator>
     <se:TextSymbolizer>
      <se:Label>
       <ogc:PropertyName>short_zh</ogc:PropertyName>
      </se:Label>
      <se:Font>
       <se:SvgParameter name="font-family">Noto Sans CJK SC</se:SvgParameter>
       <se:SvgParameter name="font-size">11.357</se:SvgParameter>
       <se:SvgParameter name="font-weight">normal</se:SvgParameter>
      </se:Font>
      <se:LabelPlacement>
       <se:PointPlacement>
        <se:AnchorPoint>
         <se:AnchorPointX>0</se:AnchorPointX>
         <se:AnchorPointY>0.5</se:AnchorPointY>
        </se:AnchorPoint>
        <se:Displacement>
         <se:DisplacementX>5.714</se:DisplacementX>
         <se:DisplacementY>0</se:DisplacementY>
        </se:Displacement>
       </se:PointPlacement>
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
    <se:Rule>
     <ogc:Filter>
      <ogc:Not>
       <ogc:Not>
        <ogc:PropertyIsNull>
         <ogc:PropertyName>investment_100m_cny</ogc:PropertyName>
        </ogc:PropertyIsNull>
       </ogc:Not>
      </ogc:Not>
     </ogc:Filter>
     <se:MaxScaleDenominator>136495</se:MaxScaleDenominator>
     <se:TextSymbolizer>
      <se:Label>
       <ogc:PropertyName>short_zh</ogc:PropertyName>
      </se:Label>
      <se:Font>
       <se:SvgParameter name="font-family">Noto Sans CJK SC</se:SvgParameter>
       <se:SvgParameter name="font-size">11.357</se:SvgParameter>
       <se:SvgParameter name="font-weight">normal</se:SvgParameter>
      </se:Font>
      <se:LabelPlacement>
       <se:PointPlacement>
        <se:AnchorPoint>
         <se:AnchorPointX>0</se:AnchorPointX>
         <se:AnchorPointY>0.5</se:AnchorPointY>
        </se:AnchorPoint>
        <se:Displacement>
         <se:DisplacementX>5.714</se:DisplacementX>
         <se:DisplacementY>0</se:DisplacementY>
        </se:Displacement>
       </se:PointPlacement>
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

<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" xmlns:se="http://www.opengis.net/se">
 <NamedLayer>
  <se:Name>zones</se:Name>
  <UserStyle>
   <se:Name>zones</se:Name>
   <se:Description>
    <se:Title>功能区（示意）</se:Title>
    <se:Abstract>功能区示意范围，非法定边界，与县区重叠，不与县区相加。</se:Abstract>
   </se:Description>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:Name>功能区（示意，非法定边界）</se:Name>
     <se:Description>
      <se:Title>功能区（示意，非法定边界）</se:Title>
     </se:Description>
     <se:PolygonSymbolizer>
      <se:Fill>
       <se:GraphicFill>
        <se:Graphic>
         <se:Mark>
          <se:WellKnownName>shape://slash</se:WellKnownName>
          <se:Stroke>
           <se:SvgParameter name="stroke">#7A6A9B</se:SvgParameter>
           <se:SvgParameter name="stroke-width">0.714</se:SvgParameter>
           <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
           <se:SvgParameter name="stroke-opacity">0.55</se:SvgParameter>
          </se:Stroke>
         </se:Mark>
         <se:Size>6.607</se:Size>
        </se:Graphic>
       </se:GraphicFill>
      </se:Fill>
     </se:PolygonSymbolizer>
     <se:PolygonSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#7A6A9B</se:SvgParameter>
       <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
       <se:SvgParameter name="stroke-dasharray">5.679 3.786</se:SvgParameter>
      </se:Stroke>
     </se:PolygonSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:MaxScaleDenominator>1091958</se:MaxScaleDenominator>
     <se:TextSymbolizer>
      <se:Label>
       <ogc:PropertyName>name_zh</ogc:PropertyName>（示意）</se:Label>
      <se:Font>
       <se:SvgParameter name="font-family">Noto Sans CJK SC</se:SvgParameter>
       <se:SvgParameter name="font-size">11.357</se:SvgParameter>
       <se:SvgParameter name="font-weight">normal</se:SvgParameter>
      </se:Font>
      <se:LabelPlacement>
       <se:PointPlacement>
        <se:AnchorPoint>
         <se:AnchorPointX>0.5</se:AnchorPointX>
         <se:AnchorPointY>0.5</se:AnchorPointY>
        </se:AnchorPoint>
       </se:PointPlacement>
      </se:LabelPlacement>
      <se:Halo>
       <se:Radius>1.893</se:Radius>
       <se:Fill>
        <se:SvgParameter name="fill">#F2F0EA</se:SvgParameter>
       </se:Fill>
      </se:Halo>
      <se:Fill>
       <se:SvgParameter name="fill">#5A4B7A</se:SvgParameter>
      </se:Fill>
     </se:TextSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
  </UserStyle>
 </NamedLayer>
</StyledLayerDescriptor>

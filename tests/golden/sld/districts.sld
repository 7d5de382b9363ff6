<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" xmlns:se="http://www.opengis.net/se">
 <NamedLayer>
  <se:Name>districts</se:Name>
  <UserStyle>
   <se:Name>districts</se:Name>
   <se:Description>
    <se:Title>县市区</se:Title>
    <se:Abstract>县级行政区及其项目数与金额；金额合计只计已知金额的项目，不重复计入打包项目。</se:Abstract>
   </se:Description>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:Name>县市区</se:Name>
     <se:Description>
      <se:Title>县市区</se:Title>
     </se:Description>
     <se:PolygonSymbolizer>
      <se:Fill>
       <se:SvgParameter name="fill">#FFFFFF</se:SvgParameter>
       <se:SvgParameter name="fill-opacity">0.25</se:SvgParameter>
      </se:Fill>
     </se:PolygonSymbolizer>
     <se:PolygonSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#8A8378</se:SvgParameter>
       <se:SvgParameter name="stroke-width">1.179</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
     </se:PolygonSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:MaxScaleDenominator>4367830</se:MaxScaleDenominator>
     <se:TextSymbolizer>
      <se:Label>
       <ogc:PropertyName>name_zh</ogc:PropertyName>
      </se:Label>
      <se:Font>
       <se:SvgParameter name="font-family">Noto Sans CJK SC</se:SvgParameter>
       <se:SvgParameter name="font-size">13.214</se:SvgParameter>
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
       <se:SvgParameter name="fill">#4A453D</se:SvgParameter>
      </se:Fill>
     </se:TextSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
  </UserStyle>
 </NamedLayer>
</StyledLayerDescriptor>

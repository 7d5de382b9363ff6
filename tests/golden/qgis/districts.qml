<!DOCTYPE qgis>
<qgis version="3.22.0" styleCategories="Fields|Forms|LayerConfiguration|Symbology|Labeling|Rendering" labelsEnabled="1">
 <renderer-v2 type="singleSymbol" symbollevels="1" enableorderby="0" forceraster="0" referencescale="-1">
  <symbols>
   <symbol name="0" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option name="color" value="255,255,255,64" type="QString" />
      <Option name="outline_style" value="no" type="QString" />
      <Option name="style" value="solid" type="QString" />
     </Option>
     <prop k="color" v="255,255,255,64" />
     <prop k="outline_style" v="no" />
     <prop k="style" v="solid" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" pass="2" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="138,131,120,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.33" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="138,131,120,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.33" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_unit" v="MM" />
     <prop k="use_custom_dash" v="0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="rule-based">
  <rules key="districts-labels">
   <rule key="districts-label-0" scalemindenom="0" scalemaxdenom="4622334">
    <settings calloutType="simple">
     <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="&quot;name_zh&quot;" fontFamily="PingFang SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="3.7" fontSizeUnit="MM" fontStrikeout="0" fontUnderline="0" fontWeight="57" fontWordSpacing="0" isExpression="1" multilineHeight="1" namedStyle="Medium" textColor="74,69,61,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
      <families>
       <family name="Microsoft YaHei" />
       <family name="Noto Sans CJK SC" />
       <family name="Sans Serif" />
      </families>
      <text-buffer bufferBlendMode="0" bufferColor="242,240,234,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="0" bufferOpacity="1" bufferSize="0.53" bufferSizeUnits="MM" />
     </text-style>
     <text-format autoWrapLength="22" multilineAlign="3" useMaxLineLengthForAutoWrap="1" />
     <placement dist="0" distUnits="MM" lineAnchorPercent="0.5" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="1" placement="4" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="R,TR,T,L,B" priority="8" />
     <rendering displayAll="0" drawLabels="1" fontLimitPixelSize="0" labelPerPart="0" mergeLines="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleVisibility="0" upsidedownLabels="0" minFeatureSize="0" />
     <dd_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </dd_properties>
    </settings>
   </rule>
  </rules>
 </labeling>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field name="id" configurationFlags="None" />
  <field name="district_code" configurationFlags="None" />
  <field name="name_zh" configurationFlags="None" />
  <field name="short_zh" configurationFlags="None" />
  <field name="name_en" configurationFlags="None" />
  <field name="area_km2" configurationFlags="None" />
  <field name="projects" configurationFlags="None" />
  <field name="projects_located" configurationFlags="None" />
  <field name="projects_with_amount" configurationFlags="None" />
  <field name="investment_100m_cny" configurationFlags="None" />
  <field name="label_lon" configurationFlags="None" />
  <field name="label_lat" configurationFlags="None" />
  <field name="source" configurationFlags="None" />
 </fieldConfiguration>
 <aliases>
  <alias field="id" index="0" name="编号" />
  <alias field="district_code" index="1" name="行政区划代码" />
  <alias field="name_zh" index="2" name="名称" />
  <alias field="short_zh" index="3" name="简称" />
  <alias field="name_en" index="4" name="英文名" />
  <alias field="area_km2" index="5" name="图上面积（平方公里，非官方）" />
  <alias field="projects" index="6" name="项目数" />
  <alias field="projects_located" index="7" name="已定位" />
  <alias field="projects_with_amount" index="8" name="有金额" />
  <alias field="investment_100m_cny" index="9" name="已知投资合计（亿元）" />
  <alias field="label_lon" index="10" name="注记经度" />
  <alias field="label_lat" index="11" name="注记纬度" />
  <alias field="source" index="12" name="来源" />
 </aliases>
 <previewExpression>"name_zh"</previewExpression>
</qgis>

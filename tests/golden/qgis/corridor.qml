<!DOCTYPE qgis>
<qgis version="3.22.0" styleCategories="Fields|Forms|LayerConfiguration|Symbology|Labeling|Rendering" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="1" enableorderby="0" forceraster="0" referencescale="-1">
  <rules key="corridor">
   <rule key="corridor-0" filter="&quot;schematic&quot; = true" label="示意走向" symbol="0" />
   <rule key="corridor-1" filter="&quot;standing&quot; = 'building' AND NOT coalesce(&quot;schematic&quot; = true, false)" label="通道（在建）" symbol="1" />
   <rule key="corridor-2" filter="&quot;standing&quot; = 'planned' AND NOT coalesce(&quot;schematic&quot; = true, false)" label="通道（规划）" symbol="2" />
   <rule key="corridor-3" filter="ELSE" label="通道" symbol="3" />
  </rules>
  <symbols>
   <symbol name="0" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" pass="0" enabled="1" locked="1">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="255,255,255,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.93" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.93" />
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
    <layer class="SimpleLine" pass="4" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="round" type="QString" />
      <Option name="customdash" value="0.1;1.06" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="110,110,110,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.53" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="1" type="QString" />
     </Option>
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="0.1;1.06" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="110,110,110,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.53" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_unit" v="MM" />
     <prop k="use_custom_dash" v="1" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol name="1" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" pass="0" enabled="1" locked="1">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="255,255,255,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.85" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.85" />
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
    <layer class="SimpleLine" pass="3" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="2.65;1.32" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="156,42,30,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.06" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="1" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="2.65;1.32" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="156,42,30,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.06" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_unit" v="MM" />
     <prop k="use_custom_dash" v="1" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol name="2" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" pass="0" enabled="1" locked="1">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="255,255,255,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.85" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.85" />
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
    <layer class="SimpleLine" pass="2" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="round" type="QString" />
      <Option name="customdash" value="0.1;1.85" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="156,42,30,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.06" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="1" type="QString" />
     </Option>
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="0.1;1.85" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="156,42,30,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.06" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_unit" v="MM" />
     <prop k="use_custom_dash" v="1" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol name="3" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" pass="0" enabled="1" locked="1">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="255,255,255,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.85" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.85" />
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
    <layer class="SimpleLine" pass="1" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="156,42,30,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.06" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="156,42,30,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.06" />
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
  <rules key="corridor-labels">
   <rule key="corridor-label-0" scalemindenom="0" scalemaxdenom="288896">
    <settings calloutType="simple">
     <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="&quot;name_zh&quot;" fontFamily="PingFang SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="3.18" fontSizeUnit="MM" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" isExpression="1" multilineHeight="1" namedStyle="Regular" textColor="107,26,18,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
      <families>
       <family name="Microsoft YaHei" />
       <family name="Noto Sans CJK SC" />
       <family name="Sans Serif" />
      </families>
      <text-buffer bufferBlendMode="0" bufferColor="242,240,234,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="0" bufferOpacity="1" bufferSize="0.53" bufferSizeUnits="MM" />
     </text-style>
     <text-format autoWrapLength="22" multilineAlign="3" useMaxLineLengthForAutoWrap="1" />
     <placement dist="0.79" distUnits="MM" lineAnchorPercent="0.5" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="1" placement="3" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="R,TR,T,L,B" priority="3" />
     <rendering displayAll="0" drawLabels="1" fontLimitPixelSize="0" labelPerPart="0" mergeLines="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleVisibility="0" upsidedownLabels="0" minFeatureSize="20" />
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
  <field name="branch" configurationFlags="None" />
  <field name="route_id" configurationFlags="None" />
  <field name="name_zh" configurationFlags="None" />
  <field name="name_en" configurationFlags="None" />
  <field name="kind" configurationFlags="None" />
  <field name="standing" configurationFlags="None" />
  <field name="start_km" configurationFlags="None" />
  <field name="end_km" configurationFlags="None" />
  <field name="shared" configurationFlags="None" />
  <field name="schematic" configurationFlags="None" />
  <field name="source" configurationFlags="None" />
  <field name="licence" configurationFlags="None" />
 </fieldConfiguration>
 <aliases>
  <alias field="id" index="0" name="编号" />
  <alias field="branch" index="1" name="通道支线" />
  <alias field="route_id" index="2" name="所在线路" />
  <alias field="name_zh" index="3" name="线路名称" />
  <alias field="name_en" index="4" name="线路英文名" />
  <alias field="kind" index="5" name="类别" />
  <alias field="standing" index="6" name="状态" />
  <alias field="start_km" index="7" name="起点里程（公里，自锦州港）" />
  <alias field="end_km" index="8" name="终点里程（公里，自锦州港）" />
  <alias field="shared" index="9" name="与前一支线共线" />
  <alias field="schematic" index="10" name="示意走向" />
  <alias field="source" index="11" name="来源" />
  <alias field="licence" index="12" name="许可" />
 </aliases>
 <previewExpression>"name_zh"</previewExpression>
</qgis>

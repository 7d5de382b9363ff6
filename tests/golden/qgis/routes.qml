<!DOCTYPE qgis>
<qgis version="3.22.0" styleCategories="Fields|Forms|LayerConfiguration|Symbology|Labeling|Rendering" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="1" enableorderby="0" forceraster="0" referencescale="-1">
  <rules key="routes">
   <rule key="routes-0" filter="&quot;schematic&quot; = true AND &quot;kind&quot; = 'sea'" label="海运（示意走向，不可用于航行）" symbol="0" />
   <rule key="routes-1" filter="&quot;schematic&quot; = true AND NOT coalesce(&quot;schematic&quot; = true AND &quot;kind&quot; = 'sea', false)" label="示意走向" symbol="1" />
   <rule key="routes-2" filter="&quot;standing&quot; IN ('building', 'planned') AND &quot;kind&quot; IN ('rail', 'hsr') AND NOT coalesce(&quot;schematic&quot; = true, false)" label="铁路（在建或规划）" symbol="2" />
   <rule key="routes-3" filter="&quot;kind&quot; = 'hsr' AND NOT coalesce(&quot;schematic&quot; = true, false) AND NOT coalesce(&quot;standing&quot; IN ('building', 'planned') AND &quot;kind&quot; IN ('rail', 'hsr'), false)" label="高速铁路" symbol="3" />
   <rule key="routes-4" filter="&quot;kind&quot; = 'rail' AND NOT coalesce(&quot;schematic&quot; = true, false) AND NOT coalesce(&quot;standing&quot; IN ('building', 'planned') AND &quot;kind&quot; IN ('rail', 'hsr'), false)" label="铁路" symbol="4" />
   <rule key="routes-5" filter="&quot;kind&quot; IN ('expressway', 'road') AND NOT coalesce(&quot;schematic&quot; = true, false)" label="公路" symbol="5" />
   <rule key="routes-6" filter="&quot;kind&quot; = 'pipeline' AND NOT coalesce(&quot;schematic&quot; = true, false)" label="管道" symbol="6" />
   <rule key="routes-7" filter="&quot;kind&quot; IN ('sea', 'channel') AND NOT coalesce(&quot;schematic&quot; = true AND &quot;kind&quot; = 'sea', false) AND NOT coalesce(&quot;schematic&quot; = true, false)" label="航道·海运" symbol="7" />
   <rule key="routes-8" filter="ELSE" label="其他线路" symbol="8" />
  </rules>
  <symbols>
   <symbol name="0" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" pass="9" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="round" type="QString" />
      <Option name="customdash" value="0.1;1.59" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="125,125,125,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.33" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="1" type="QString" />
     </Option>
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="0.1;1.59" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="125,125,125,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.33" />
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
    <layer class="SimpleLine" pass="8" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="round" type="QString" />
      <Option name="customdash" value="0.1;1.32" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="125,125,125,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.4" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="1" type="QString" />
     </Option>
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="0.1;1.32" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="125,125,125,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.4" />
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
    <layer class="SimpleLine" pass="7" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="1.59;1.06" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="91,95,102,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.4" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="1" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="1.59;1.06" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="91,95,102,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.4" />
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
    <layer class="SimpleLine" pass="6" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="47,93,138,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.4" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="47,93,138,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.4" />
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
   <symbol name="4" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" pass="5" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="91,95,102,255" type="QString" />
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
     <prop k="line_color" v="91,95,102,255" />
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
   <symbol name="5" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
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
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="140,109,31,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.53" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="140,109,31,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.53" />
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
   <symbol name="6" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" pass="3" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="2.12;0.53" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="122,78,126,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.4" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="1" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="2.12;0.53" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="122,78,126,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.4" />
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
   <symbol name="7" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" pass="2" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="2.12;1.06" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="39,99,127,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.53" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="1" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="2.12;1.06" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="39,99,127,255" />
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
   <symbol name="8" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" pass="1" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="110,110,110,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.4" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="0" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="110,110,110,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.4" />
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
  <rules key="routes-labels">
   <rule key="routes-label-0" scalemindenom="0" scalemaxdenom="1155584" filter="&quot;schematic&quot; = true AND &quot;kind&quot; = 'sea'">
    <settings calloutType="simple">
     <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="'示意走向，不可用于航行'" fontFamily="PingFang SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="3.18" fontSizeUnit="MM" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" isExpression="1" multilineHeight="1" namedStyle="Regular" textColor="74,69,61,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
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
   <rule key="routes-label-1" scalemindenom="0" scalemaxdenom="1155584" filter="&quot;schematic&quot; = true AND NOT coalesce(&quot;schematic&quot; = true AND &quot;kind&quot; = 'sea', false)">
    <settings calloutType="simple">
     <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="'示意走向'" fontFamily="PingFang SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="3.18" fontSizeUnit="MM" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" isExpression="1" multilineHeight="1" namedStyle="Regular" textColor="74,69,61,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
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
 <layerOpacity>0.55</layerOpacity>
 <fieldConfiguration>
  <field name="id" configurationFlags="None" />
  <field name="name_zh" configurationFlags="None" />
  <field name="name_en" configurationFlags="None" />
  <field name="kind" configurationFlags="None" />
  <field name="branch" configurationFlags="None" />
  <field name="standing" configurationFlags="None" />
  <field name="length_km" configurationFlags="None" />
  <field name="schematic" configurationFlags="None" />
  <field name="source" configurationFlags="None" />
  <field name="licence" configurationFlags="None" />
 </fieldConfiguration>
 <aliases>
  <alias field="id" index="0" name="编号" />
  <alias field="name_zh" index="1" name="名称" />
  <alias field="name_en" index="2" name="英文名" />
  <alias field="kind" index="3" name="类别" />
  <alias field="branch" index="4" name="通道支线" />
  <alias field="standing" index="5" name="状态" />
  <alias field="length_km" index="6" name="里程（公里）" />
  <alias field="schematic" index="7" name="示意走向" />
  <alias field="source" index="8" name="来源" />
  <alias field="licence" index="9" name="许可" />
 </aliases>
 <previewExpression>"name_zh"</previewExpression>
</qgis>

<!DOCTYPE qgis>
<qgis version="3.22.0" styleCategories="Fields|Forms|LayerConfiguration|Symbology|Labeling|Rendering" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="1" enableorderby="0" forceraster="0" referencescale="-1">
  <rules key="nodes">
   <rule key="nodes-0" filter="&quot;kind&quot; = 'port'" label="港口" symbol="0" />
   <rule key="nodes-1" filter="&quot;kind&quot; = 'inland_port'" label="内陆港" symbol="1" />
   <rule key="nodes-2" filter="&quot;kind&quot; = 'border_port'" label="口岸" symbol="2" />
   <rule key="nodes-3" filter="&quot;kind&quot; = 'station'" label="车站" symbol="3" scalemindenom="0" scalemaxdenom="2311167" />
   <rule key="nodes-4" filter="ELSE" label="节点" symbol="4" />
  </rules>
  <symbols>
   <symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="5" enabled="1" locked="1">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="name" value="square" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="scale_method" value="diameter" type="QString" />
      <Option name="size" value="4.23" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
      <Option name="color" value="255,255,255,0" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="outline_color" value="255,255,255,255" type="QString" />
      <Option name="outline_style" value="solid" type="QString" />
      <Option name="outline_width" value="0.93" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="name" v="square" />
     <prop k="offset" v="0,0" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="4.23" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <prop k="color" v="255,255,255,0" />
     <prop k="joinstyle" v="round" />
     <prop k="outline_color" v="255,255,255,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.93" />
     <prop k="outline_width_unit" v="MM" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleMarker" pass="5" enabled="1" locked="0">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="name" value="square" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="scale_method" value="diameter" type="QString" />
      <Option name="size" value="4.23" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
      <Option name="color" value="156,42,30,255" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="outline_color" value="156,42,30,255" type="QString" />
      <Option name="outline_style" value="solid" type="QString" />
      <Option name="outline_width" value="0.46" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="name" v="square" />
     <prop k="offset" v="0,0" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="4.23" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <prop k="color" v="156,42,30,255" />
     <prop k="joinstyle" v="round" />
     <prop k="outline_color" v="156,42,30,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.46" />
     <prop k="outline_width_unit" v="MM" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="FontMarker" pass="5" enabled="1" locked="1">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="chr" value="港" type="QString" />
      <Option name="color" value="255,255,255,255" type="QString" />
      <Option name="font" value="Noto Sans CJK SC" type="QString" />
      <Option name="font_style" value="Bold" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="joinstyle" value="miter" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="outline_color" value="255,255,255,0" type="QString" />
      <Option name="outline_width" value="0" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
      <Option name="size" value="2.7495" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="chr" v="港" />
     <prop k="color" v="255,255,255,255" />
     <prop k="font" v="Noto Sans CJK SC" />
     <prop k="font_style" v="Bold" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="joinstyle" v="miter" />
     <prop k="offset" v="0,0" />
     <prop k="outline_color" v="255,255,255,0" />
     <prop k="outline_width" v="0" />
     <prop k="outline_width_unit" v="MM" />
     <prop k="size" v="2.7495" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol name="1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="4" enabled="1" locked="1">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="name" value="square" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="scale_method" value="diameter" type="QString" />
      <Option name="size" value="2.91" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
      <Option name="color" value="255,255,255,0" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="outline_color" value="255,255,255,255" type="QString" />
      <Option name="outline_style" value="solid" type="QString" />
      <Option name="outline_width" value="0.93" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="name" v="square" />
     <prop k="offset" v="0,0" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="2.91" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <prop k="color" v="255,255,255,0" />
     <prop k="joinstyle" v="round" />
     <prop k="outline_color" v="255,255,255,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.93" />
     <prop k="outline_width_unit" v="MM" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleMarker" pass="4" enabled="1" locked="0">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="name" value="square" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="scale_method" value="diameter" type="QString" />
      <Option name="size" value="2.91" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
      <Option name="color" value="255,255,255,255" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="outline_color" value="156,42,30,255" type="QString" />
      <Option name="outline_style" value="solid" type="QString" />
      <Option name="outline_width" value="0.46" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="name" v="square" />
     <prop k="offset" v="0,0" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="2.91" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <prop k="color" v="255,255,255,255" />
     <prop k="joinstyle" v="round" />
     <prop k="outline_color" v="156,42,30,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.46" />
     <prop k="outline_width_unit" v="MM" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol name="2" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="3" enabled="1" locked="1">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="name" value="triangle" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="scale_method" value="diameter" type="QString" />
      <Option name="size" value="3.18" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
      <Option name="color" value="255,255,255,0" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="outline_color" value="255,255,255,255" type="QString" />
      <Option name="outline_style" value="solid" type="QString" />
      <Option name="outline_width" value="0.93" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="name" v="triangle" />
     <prop k="offset" v="0,0" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="3.18" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <prop k="color" v="255,255,255,0" />
     <prop k="joinstyle" v="round" />
     <prop k="outline_color" v="255,255,255,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.93" />
     <prop k="outline_width_unit" v="MM" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleMarker" pass="3" enabled="1" locked="0">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="name" value="triangle" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="scale_method" value="diameter" type="QString" />
      <Option name="size" value="3.18" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
      <Option name="color" value="255,255,255,255" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="outline_color" value="156,42,30,255" type="QString" />
      <Option name="outline_style" value="solid" type="QString" />
      <Option name="outline_width" value="0.46" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="name" v="triangle" />
     <prop k="offset" v="0,0" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="3.18" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <prop k="color" v="255,255,255,255" />
     <prop k="joinstyle" v="round" />
     <prop k="outline_color" v="156,42,30,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.46" />
     <prop k="outline_width_unit" v="MM" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol name="3" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="2" enabled="1" locked="1">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="name" value="circle" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="scale_method" value="diameter" type="QString" />
      <Option name="size" value="1.59" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
      <Option name="color" value="255,255,255,0" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="outline_color" value="255,255,255,255" type="QString" />
      <Option name="outline_style" value="solid" type="QString" />
      <Option name="outline_width" value="0.93" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="name" v="circle" />
     <prop k="offset" v="0,0" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="1.59" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <prop k="color" v="255,255,255,0" />
     <prop k="joinstyle" v="round" />
     <prop k="outline_color" v="255,255,255,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.93" />
     <prop k="outline_width_unit" v="MM" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleMarker" pass="2" enabled="1" locked="0">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="name" value="circle" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="scale_method" value="diameter" type="QString" />
      <Option name="size" value="1.59" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
      <Option name="color" value="255,255,255,255" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="outline_color" value="91,95,102,255" type="QString" />
      <Option name="outline_style" value="solid" type="QString" />
      <Option name="outline_width" value="0.4" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="name" v="circle" />
     <prop k="offset" v="0,0" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="1.59" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <prop k="color" v="255,255,255,255" />
     <prop k="joinstyle" v="round" />
     <prop k="outline_color" v="91,95,102,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.4" />
     <prop k="outline_width_unit" v="MM" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol name="4" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="1" enabled="1" locked="1">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="name" value="circle" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="scale_method" value="diameter" type="QString" />
      <Option name="size" value="1.59" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
      <Option name="color" value="255,255,255,0" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="outline_color" value="255,255,255,255" type="QString" />
      <Option name="outline_style" value="solid" type="QString" />
      <Option name="outline_width" value="0.93" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="name" v="circle" />
     <prop k="offset" v="0,0" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="1.59" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <prop k="color" v="255,255,255,0" />
     <prop k="joinstyle" v="round" />
     <prop k="outline_color" v="255,255,255,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.93" />
     <prop k="outline_width_unit" v="MM" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map" />
       <Option name="type" value="collection" type="QString" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleMarker" pass="1" enabled="1" locked="0">
     <Option type="Map">
      <Option name="angle" value="0" type="QString" />
      <Option name="horizontal_anchor_point" value="1" type="QString" />
      <Option name="name" value="circle" type="QString" />
      <Option name="offset" value="0,0" type="QString" />
      <Option name="scale_method" value="diameter" type="QString" />
      <Option name="size" value="1.59" type="QString" />
      <Option name="size_unit" value="MM" type="QString" />
      <Option name="vertical_anchor_point" value="1" type="QString" />
      <Option name="color" value="255,255,255,255" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="outline_color" value="156,42,30,255" type="QString" />
      <Option name="outline_style" value="solid" type="QString" />
      <Option name="outline_width" value="0.46" type="QString" />
      <Option name="outline_width_unit" value="MM" type="QString" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="name" v="circle" />
     <prop k="offset" v="0,0" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="1.59" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <prop k="color" v="255,255,255,255" />
     <prop k="joinstyle" v="round" />
     <prop k="outline_color" v="156,42,30,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.46" />
     <prop k="outline_width_unit" v="MM" />
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
  <rules key="nodes-labels">
   <rule key="nodes-label-0" scalemindenom="0" scalemaxdenom="1155584" filter="&quot;kind&quot; = 'station'">
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
     <placement dist="0.79" distUnits="MM" lineAnchorPercent="0.5" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="1" placement="6" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="R,TR,T,L,B" priority="2" />
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
   <rule key="nodes-label-1" scalemindenom="0" scalemaxdenom="9244668" filter="NOT coalesce(&quot;kind&quot; = 'station', false)">
    <settings calloutType="simple">
     <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="&quot;name_zh&quot;" fontFamily="PingFang SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="3.18" fontSizeUnit="MM" fontStrikeout="0" fontUnderline="0" fontWeight="75" fontWordSpacing="0" isExpression="1" multilineHeight="1" namedStyle="Bold" textColor="107,26,18,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
      <families>
       <family name="Microsoft YaHei" />
       <family name="Noto Sans CJK SC" />
       <family name="Sans Serif" />
      </families>
      <text-buffer bufferBlendMode="0" bufferColor="242,240,234,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="0" bufferOpacity="1" bufferSize="0.53" bufferSizeUnits="MM" />
     </text-style>
     <text-format autoWrapLength="22" multilineAlign="3" useMaxLineLengthForAutoWrap="1" />
     <placement dist="0.79" distUnits="MM" lineAnchorPercent="0.5" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="1" placement="6" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="R,TR,T,L,B" priority="9" />
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
  <field name="name_zh" configurationFlags="None" />
  <field name="name_en" configurationFlags="None" />
  <field name="kind" configurationFlags="None" />
  <field name="district" configurationFlags="None" />
  <field name="route_ids" configurationFlags="None" />
  <field name="branch" configurationFlags="None" />
  <field name="chainage_km" configurationFlags="None" />
  <field name="radius_m" configurationFlags="None" />
  <field name="basis" configurationFlags="None" />
  <field name="source" configurationFlags="None" />
  <field name="licence" configurationFlags="None" />
 </fieldConfiguration>
 <aliases>
  <alias field="id" index="0" name="编号" />
  <alias field="name_zh" index="1" name="名称" />
  <alias field="name_en" index="2" name="英文名" />
  <alias field="kind" index="3" name="类别" />
  <alias field="district" index="4" name="县区" />
  <alias field="route_ids" index="5" name="所在线路" />
  <alias field="branch" index="6" name="通道支线" />
  <alias field="chainage_km" index="7" name="里程（公里，自锦州港）" />
  <alias field="radius_m" index="8" name="不确定半径（米）" />
  <alias field="basis" index="9" name="坐标依据" />
  <alias field="source" index="10" name="来源" />
  <alias field="licence" index="11" name="许可" />
 </aliases>
 <previewExpression>"name_zh"</previewExpression>
</qgis>

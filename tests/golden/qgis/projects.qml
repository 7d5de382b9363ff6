<!DOCTYPE qgis>
<qgis version="3.22.0" styleCategories="Fields|Forms|LayerConfiguration|Symbology|Labeling|Rendering" labelsEnabled="1">
 <renderer-v2 type="pointDisplacement" circleColor="91,95,102,255" circleRadiusAddition="-4.2497" circleWidth="0.21" enableorderby="1" forceraster="0" labelAttributeName="" placement="1" symbollevels="0" tolerance="0.05" toleranceUnit="MM">
  <labelFontProperties description="Sans Serif,9,-1,5,50,0,0,0,0,0" style="" />
  <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="1" forceraster="0" referencescale="-1">
   <rules key="projects">
    <rule key="projects-known" filter="&quot;investment_100m_cny&quot; IS NOT NULL" label="阶段分类">
     <rule key="projects-0" filter="&quot;stage_class&quot; = 'plan'" label="储备·在谈" symbol="0" />
     <rule key="projects-1" filter="&quot;stage_class&quot; = 'agreed'" label="签约·前期" symbol="1" />
     <rule key="projects-2" filter="&quot;stage_class&quot; = 'start'" label="开工" symbol="2" />
     <rule key="projects-3" filter="&quot;stage_class&quot; = 'build'" label="在建·复工" symbol="3" />
     <rule key="projects-4" filter="&quot;stage_class&quot; = 'done'" label="试运行·竣工·投产" symbol="4" />
     <rule key="projects-5" filter="ELSE" label="阶段未报道" symbol="5" />
    </rule>
    <rule key="projects-missing" filter="&quot;investment_100m_cny&quot; IS NULL" label="金额未报道" symbol="6" />
    <rule key="projects-sizes" filter="false" label="总投资（亿元）">
     <rule key="projects-size-100" filter="false" label="100" symbol="7" />
     <rule key="projects-size-25" filter="false" label="25" symbol="8" />
     <rule key="projects-size-5" filter="false" label="5" symbol="9" />
     <rule key="projects-size-1" filter="false" label="1" symbol="10" />
    </rule>
   </rules>
   <symbols>
    <symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.53" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="255,255,255,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.53" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="253,231,37,217" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="255,255,255,0" type="QString" />
       <Option name="outline_style" value="no" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="253,231,37,217" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="255,255,255,0" />
      <prop k="outline_style" v="no" />
      <prop k="outline_width" v="0.33" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="FilledMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="51,51,51,255" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="51,51,51,255" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
      <symbol name="@outline" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
       <layer class="SimpleLine" pass="0" enabled="1" locked="0">
        <Option type="Map">
         <Option name="capstyle" value="flat" type="QString" />
         <Option name="customdash" value="0.8;0.53" type="QString" />
         <Option name="customdash_unit" value="MM" type="QString" />
         <Option name="joinstyle" value="round" type="QString" />
         <Option name="line_color" value="51,51,51,255" type="QString" />
         <Option name="line_style" value="solid" type="QString" />
         <Option name="line_width" value="0.33" type="QString" />
         <Option name="line_width_unit" value="MM" type="QString" />
         <Option name="offset" value="0" type="QString" />
         <Option name="offset_unit" value="MM" type="QString" />
         <Option name="use_custom_dash" value="1" type="QString" />
        </Option>
        <prop k="capstyle" v="flat" />
        <prop k="customdash" v="0.8;0.53" />
        <prop k="customdash_unit" v="MM" />
        <prop k="joinstyle" v="round" />
        <prop k="line_color" v="51,51,51,255" />
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
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3.72" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="255,255,255,0" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.26" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.72" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="255,255,255,0" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.26" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.62 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="fillColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#FFFFFF' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#333333' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.24" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.24" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineWidth" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="min(0.4, max(0.21, 0.08 * (0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4)))))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 3.18 AND NOT coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol name="1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.53" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="255,255,255,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.53" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="94,201,98,217" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="94,201,98,217" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.33" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3.72" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="255,255,255,0" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.26" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.72" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="255,255,255,0" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.26" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.62 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="fillColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#FFFFFF' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#333333' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.24" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.24" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineWidth" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="min(0.4, max(0.21, 0.08 * (0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4)))))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 3.18 AND NOT coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="90" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="quarter_circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="no" type="QString" />
      </Option>
      <prop k="angle" v="90" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="quarter_circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="51,51,51,255" />
      <prop k="outline_style" v="no" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 3.18 AND NOT coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol name="2" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.53" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="255,255,255,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.53" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="33,145,140,217" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="33,145,140,217" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.33" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3.72" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="255,255,255,0" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.26" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.72" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="255,255,255,0" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.26" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.62 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="fillColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#FFFFFF' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#333333' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.24" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="255,255,255,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.24" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineWidth" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="min(0.4, max(0.21, 0.08 * (0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4)))))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 3.18 AND NOT coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="90" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="semi_circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="no" type="QString" />
      </Option>
      <prop k="angle" v="90" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="semi_circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,255" />
      <prop k="outline_style" v="no" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 3.18 AND NOT coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol name="3" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.53" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="255,255,255,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.53" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="59,82,139,217" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="59,82,139,217" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.33" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3.72" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="255,255,255,0" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.26" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.72" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="255,255,255,0" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.26" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.62 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="fillColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#FFFFFF' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#333333' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.24" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="255,255,255,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.24" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineWidth" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="min(0.4, max(0.21, 0.08 * (0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4)))))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 3.18 AND NOT coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="90" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="semi_circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="no" type="QString" />
      </Option>
      <prop k="angle" v="90" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="semi_circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,255" />
      <prop k="outline_style" v="no" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 3.18 AND NOT coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="270" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="quarter_circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="no" type="QString" />
      </Option>
      <prop k="angle" v="270" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="quarter_circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,255" />
      <prop k="outline_style" v="no" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 3.18 AND NOT coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol name="4" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.53" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="255,255,255,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.53" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="68,1,84,217" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="68,1,84,217" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.33" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3.72" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="255,255,255,0" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.26" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.72" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="255,255,255,0" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.26" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.62 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="fillColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#FFFFFF' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#333333' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.24" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="255,255,255,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.24" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineWidth" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="min(0.4, max(0.21, 0.08 * (0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4)))))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 3.18 AND NOT coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="no" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,255" />
      <prop k="outline_style" v="no" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.5 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 3.18 AND NOT coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol name="5" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.53" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="255,255,255,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.53" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="5.67" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,217" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="5.67" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,217" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.33" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) - 0.33" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="3.72" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_color" value="255,255,255,0" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.26" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.72" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_color" v="255,255,255,0" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.26" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.62 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(&quot;kind&quot; = 'package', false)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="fillColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#FFFFFF' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="outlineColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;kind&quot; = 'package' THEN '#333333' END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="FontMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="chr" value="?" type="QString" />
       <Option name="color" value="51,51,51,255" type="QString" />
       <Option name="font" value="Noto Sans CJK SC" type="QString" />
       <Option name="font_style" value="Bold" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="joinstyle" value="miter" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="outline_color" value="255,255,255,0" type="QString" />
       <Option name="outline_width" value="0" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
       <Option name="size" value="3.9" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="chr" v="?" />
      <prop k="color" v="51,51,51,255" />
      <prop k="font" v="Noto Sans CJK SC" />
      <prop k="font_style" v="Bold" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="joinstyle" v="miter" />
      <prop k="offset" v="0,0" />
      <prop k="outline_color" v="255,255,255,0" />
      <prop k="outline_width" v="0" />
      <prop k="outline_width_unit" v="MM" />
      <prop k="size" v="3.9" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="min(3.97, max(0, 0.65 * (coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4))))" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(try(max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))), 4) &gt;= 2.64" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol name="6" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="diamond" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="6" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="255,255,255,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.53" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="diamond" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="6" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="255,255,255,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.53" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="2.4" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="diamond" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="6" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,255" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="255,255,255,0" type="QString" />
       <Option name="outline_style" value="no" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="diamond" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="6" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,255" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="255,255,255,0" />
      <prop k="outline_style" v="no" />
      <prop k="outline_width" v="0.33" />
      <prop k="outline_width_unit" v="MM" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="2.4" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="FilledMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="diamond" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="6" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="51,51,51,255" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="diamond" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="6" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="51,51,51,255" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="2.4" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
      <symbol name="@outline" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
       <layer class="SimpleLine" pass="0" enabled="1" locked="0">
        <Option type="Map">
         <Option name="capstyle" value="flat" type="QString" />
         <Option name="customdash" value="0.53;0.4" type="QString" />
         <Option name="customdash_unit" value="MM" type="QString" />
         <Option name="joinstyle" value="round" type="QString" />
         <Option name="line_color" value="51,51,51,255" type="QString" />
         <Option name="line_style" value="solid" type="QString" />
         <Option name="line_width" value="0.33" type="QString" />
         <Option name="line_width_unit" value="MM" type="QString" />
         <Option name="offset" value="0" type="QString" />
         <Option name="offset_unit" value="MM" type="QString" />
         <Option name="use_custom_dash" value="1" type="QString" />
        </Option>
        <prop k="capstyle" v="flat" />
        <prop k="customdash" v="0.53;0.4" />
        <prop k="customdash_unit" v="MM" />
        <prop k="joinstyle" v="round" />
        <prop k="line_color" v="51,51,51,255" />
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
     </layer>
     <layer class="SimpleMarker" pass="0" enabled="1" locked="1">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="2.28" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,0" type="QString" />
       <Option name="outline_style" value="no" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="2.28" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,0" />
      <prop k="outline_style" v="no" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" value="" type="QString" />
        <Option name="properties" type="Map">
         <Option name="size" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="0.38 * (2.4)" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="fillColor" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="CASE WHEN &quot;stage_class&quot; = 'plan' THEN '#FDE725' WHEN &quot;stage_class&quot; = 'agreed' THEN '#5EC962' WHEN &quot;stage_class&quot; = 'start' THEN '#21918C' WHEN &quot;stage_class&quot; = 'build' THEN '#3B528B' WHEN &quot;stage_class&quot; = 'done' THEN '#440154' ELSE NULL END" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
         <Option name="enabled" type="Map">
          <Option name="active" value="true" type="bool" />
          <Option name="expression" value="coalesce(CASE WHEN &quot;stage_class&quot; = 'plan' THEN '#FDE725' WHEN &quot;stage_class&quot; = 'agreed' THEN '#5EC962' WHEN &quot;stage_class&quot; = 'start' THEN '#21918C' WHEN &quot;stage_class&quot; = 'build' THEN '#3B528B' WHEN &quot;stage_class&quot; = 'done' THEN '#440154' ELSE NULL END, '') &lt;&gt; ''" type="QString" />
          <Option name="type" value="3" type="int" />
         </Option>
        </Option>
        <Option name="type" value="collection" type="QString" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol name="7" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="14.47" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,217" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="14.47" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,217" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.33" />
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
    <symbol name="8" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="7.07" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,217" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="7.07" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,217" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.33" />
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
    <symbol name="9" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="2.9794" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,217" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="2.9794" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,217" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.33" />
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
    <symbol name="10" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
      <Option type="Map">
       <Option name="angle" value="0" type="QString" />
       <Option name="horizontal_anchor_point" value="1" type="QString" />
       <Option name="name" value="circle" type="QString" />
       <Option name="offset" value="0,0" type="QString" />
       <Option name="scale_method" value="diameter" type="QString" />
       <Option name="size" value="1.25" type="QString" />
       <Option name="size_unit" value="MM" type="QString" />
       <Option name="vertical_anchor_point" value="1" type="QString" />
       <Option name="color" value="255,255,255,217" type="QString" />
       <Option name="joinstyle" value="round" type="QString" />
       <Option name="outline_color" value="51,51,51,255" type="QString" />
       <Option name="outline_style" value="solid" type="QString" />
       <Option name="outline_width" value="0.33" type="QString" />
       <Option name="outline_width_unit" value="MM" type="QString" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="name" v="circle" />
      <prop k="offset" v="0,0" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="1.25" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <prop k="color" v="255,255,255,217" />
      <prop k="joinstyle" v="round" />
      <prop k="outline_color" v="51,51,51,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.33" />
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
   <orderby>
    <orderByClause asc="0" nullsFirst="0">CASE WHEN "investment_100m_cny" IS NULL THEN 2.4 ELSE max(1.58, 1.48 * sqrt("investment_100m_cny")) END</orderByClause>
    <orderByClause asc="1" nullsFirst="0">"id"</orderByClause>
   </orderby>
  </renderer-v2>
  <symbol name="centerSymbol" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
   <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
    <Option type="Map">
     <Option name="angle" value="0" type="QString" />
     <Option name="horizontal_anchor_point" value="1" type="QString" />
     <Option name="name" value="circle" type="QString" />
     <Option name="offset" value="0,0" type="QString" />
     <Option name="scale_method" value="diameter" type="QString" />
     <Option name="size" value="0.01" type="QString" />
     <Option name="size_unit" value="MM" type="QString" />
     <Option name="vertical_anchor_point" value="1" type="QString" />
     <Option name="color" value="255,255,255,0" type="QString" />
     <Option name="joinstyle" value="round" type="QString" />
     <Option name="outline_color" value="255,255,255,0" type="QString" />
     <Option name="outline_style" value="no" type="QString" />
     <Option name="outline_width" value="0" type="QString" />
     <Option name="outline_width_unit" value="MM" type="QString" />
    </Option>
    <prop k="angle" v="0" />
    <prop k="horizontal_anchor_point" v="1" />
    <prop k="name" v="circle" />
    <prop k="offset" v="0,0" />
    <prop k="scale_method" v="diameter" />
    <prop k="size" v="0.01" />
    <prop k="size_unit" v="MM" />
    <prop k="vertical_anchor_point" v="1" />
    <prop k="color" v="255,255,255,0" />
    <prop k="joinstyle" v="round" />
    <prop k="outline_color" v="255,255,255,0" />
    <prop k="outline_style" v="no" />
    <prop k="outline_width" v="0" />
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
  <orderby>
   <orderByClause asc="0" nullsFirst="0">CASE WHEN "investment_100m_cny" IS NULL THEN 2.4 ELSE max(1.58, 1.48 * sqrt("investment_100m_cny")) END</orderByClause>
   <orderByClause asc="1" nullsFirst="0">"id"</orderByClause>
  </orderby>
 </renderer-v2>
 <labeling type="rule-based">
  <rules key="projects-labels">
   <rule key="projects-label-0" scalemindenom="0" scalemaxdenom="1155584" filter="&quot;investment_100m_cny&quot; IS NOT NULL">
    <settings calloutType="simple">
     <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="&quot;short_zh&quot;" fontFamily="PingFang SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="3.18" fontSizeUnit="MM" fontStrikeout="0" fontUnderline="0" fontWeight="57" fontWordSpacing="0" isExpression="1" multilineHeight="1" namedStyle="Medium" textColor="34,34,34,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
      <families>
       <family name="Microsoft YaHei" />
       <family name="Noto Sans CJK SC" />
       <family name="Sans Serif" />
      </families>
      <text-buffer bufferBlendMode="0" bufferColor="242,240,234,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="0" bufferOpacity="1" bufferSize="0.53" bufferSizeUnits="MM" />
     </text-style>
     <text-format autoWrapLength="22" multilineAlign="3" useMaxLineLengthForAutoWrap="1" />
     <placement dist="0.79" distUnits="MM" lineAnchorPercent="0.5" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="1" placement="6" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="R,TR,T,L,B" priority="6" />
     <rendering displayAll="0" drawLabels="1" fontLimitPixelSize="0" labelPerPart="0" mergeLines="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleVisibility="0" upsidedownLabels="0" minFeatureSize="0" />
     <dd_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map">
        <Option name="Priority" type="Map">
         <Option name="active" value="true" type="bool" />
         <Option name="expression" value="6 - 50 / (50 + coalesce(&quot;investment_100m_cny&quot;, 0))" type="QString" />
         <Option name="type" value="3" type="int" />
        </Option>
       </Option>
       <Option name="type" value="collection" type="QString" />
      </Option>
     </dd_properties>
    </settings>
   </rule>
   <rule key="projects-label-1" scalemindenom="0" scalemaxdenom="144448" filter="NOT coalesce(&quot;investment_100m_cny&quot; IS NOT NULL, false)">
    <settings calloutType="simple">
     <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="&quot;short_zh&quot;" fontFamily="PingFang SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="3.18" fontSizeUnit="MM" fontStrikeout="0" fontUnderline="0" fontWeight="57" fontWordSpacing="0" isExpression="1" multilineHeight="1" namedStyle="Medium" textColor="34,34,34,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
      <families>
       <family name="Microsoft YaHei" />
       <family name="Noto Sans CJK SC" />
       <family name="Sans Serif" />
      </families>
      <text-buffer bufferBlendMode="0" bufferColor="242,240,234,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="0" bufferOpacity="1" bufferSize="0.53" bufferSizeUnits="MM" />
     </text-style>
     <text-format autoWrapLength="22" multilineAlign="3" useMaxLineLengthForAutoWrap="1" />
     <placement dist="0.79" distUnits="MM" lineAnchorPercent="0.5" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="1" placement="6" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="R,TR,T,L,B" priority="3" />
     <rendering displayAll="0" drawLabels="1" fontLimitPixelSize="0" labelPerPart="0" mergeLines="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleVisibility="0" upsidedownLabels="0" minFeatureSize="0" />
     <dd_properties>
      <Option type="Map">
       <Option name="name" value="" type="QString" />
       <Option name="properties" type="Map">
        <Option name="Priority" type="Map">
         <Option name="active" value="true" type="bool" />
         <Option name="expression" value="3 - 50 / (50 + coalesce(&quot;investment_100m_cny&quot;, 0))" type="QString" />
         <Option name="type" value="3" type="int" />
        </Option>
       </Option>
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
  <field name="short_zh" configurationFlags="None" />
  <field name="name_en" configurationFlags="None" />
  <field name="aliases" configurationFlags="None" />
  <field name="search" configurationFlags="None" />
  <field name="company" configurationFlags="None" />
  <field name="kind" configurationFlags="None" />
  <field name="part_of" configurationFlags="None" />
  <field name="sector" configurationFlags="None" />
  <field name="stage" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="投产" value="operating" type="QString" />
       </Option>
       <Option type="Map">
        <Option name="开工" value="started" type="QString" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="stage_class" configurationFlags="None" />
  <field name="investment_100m_cny" configurationFlags="None" />
  <field name="investment_qualifier" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="exact" value="exact" type="QString" />
       </Option>
       <Option type="Map">
        <Option name="约" value="about" type="QString" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="investment_article" configurationFlags="None" />
  <field name="district" configurationFlags="None" />
  <field name="district_code" configurationFlags="None" />
  <field name="district_reported" configurationFlags="None" />
  <field name="functional_district" configurationFlags="None" />
  <field name="town" configurationFlags="None" />
  <field name="place_text" configurationFlags="None" />
  <field name="status" configurationFlags="None" />
  <field name="level" configurationFlags="None" />
  <field name="radius_m" configurationFlags="None" />
  <field name="confidence" configurationFlags="None" />
  <field name="location_basis" configurationFlags="None" />
  <field name="location_source" configurationFlags="None" />
  <field name="location_flags" configurationFlags="None" />
  <field name="location_reason" configurationFlags="None" />
  <field name="location_reason_en" configurationFlags="None" />
  <field name="route_id" configurationFlags="None" />
  <field name="branch" configurationFlags="None" />
  <field name="chainage_km" configurationFlags="None" />
  <field name="offset_km" configurationFlags="None" />
  <field name="reports_count" configurationFlags="None" />
  <field name="first_report" configurationFlags="None" />
  <field name="last_report" configurationFlags="None" />
  <field name="conflict" configurationFlags="None" />
  <field name="publish_level" configurationFlags="None" />
 </fieldConfiguration>
 <aliases>
  <alias field="id" index="0" name="编号" />
  <alias field="name_zh" index="1" name="项目名称" />
  <alias field="short_zh" index="2" name="简称" />
  <alias field="name_en" index="3" name="英文名" />
  <alias field="aliases" index="4" name="别名" />
  <alias field="search" index="5" name="拼音检索" />
  <alias field="company" index="6" name="企业" />
  <alias field="kind" index="7" name="类别" />
  <alias field="part_of" index="8" name="所属项目" />
  <alias field="sector" index="9" name="行业" />
  <alias field="stage" index="10" name="阶段" />
  <alias field="stage_class" index="11" name="阶段分类" />
  <alias field="investment_100m_cny" index="12" name="总投资（亿元）" />
  <alias field="investment_qualifier" index="13" name="金额限定" />
  <alias field="investment_article" index="14" name="金额出处" />
  <alias field="district" index="15" name="县区（按位置）" />
  <alias field="district_code" index="16" name="行政区划代码" />
  <alias field="district_reported" index="17" name="县区（按报道）" />
  <alias field="functional_district" index="18" name="功能区" />
  <alias field="town" index="19" name="乡镇街道" />
  <alias field="place_text" index="20" name="地点文字" />
  <alias field="status" index="21" name="定位状态" />
  <alias field="level" index="22" name="定位级别" />
  <alias field="radius_m" index="23" name="不确定半径（米）" />
  <alias field="confidence" index="24" name="置信度" />
  <alias field="location_basis" index="25" name="位置依据" />
  <alias field="location_source" index="26" name="位置来源" />
  <alias field="location_flags" index="27" name="定位标记" />
  <alias field="location_reason" index="28" name="定位说明" />
  <alias field="location_reason_en" index="29" name="定位说明（英文）" />
  <alias field="route_id" index="30" name="最近通道线路" />
  <alias field="branch" index="31" name="通道支线" />
  <alias field="chainage_km" index="32" name="里程（公里，自锦州港）" />
  <alias field="offset_km" index="33" name="距线路（公里）" />
  <alias field="reports_count" index="34" name="报道数" />
  <alias field="first_report" index="35" name="首次报道" />
  <alias field="last_report" index="36" name="最近报道" />
  <alias field="conflict" index="37" name="报道矛盾" />
  <alias field="publish_level" index="38" name="公开级别" />
 </aliases>
 <previewExpression>"name_zh"</previewExpression>
</qgis>

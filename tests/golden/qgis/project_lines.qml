<!DOCTYPE qgis>
<qgis version="3.22.0" styleCategories="Fields|Forms|LayerConfiguration|Symbology|Labeling|Rendering" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="1" enableorderby="0" forceraster="0" referencescale="-1">
  <rules key="project_lines">
   <rule key="project_lines-0" filter="&quot;schematic&quot; = true" label="示意走向" symbol="0" />
   <rule key="project_lines-1" filter="&quot;stage_class&quot; = 'plan' AND NOT coalesce(&quot;schematic&quot; = true, false)" label="储备·在谈" symbol="1" />
   <rule key="project_lines-2" filter="&quot;stage_class&quot; = 'agreed' AND NOT coalesce(&quot;schematic&quot; = true, false)" label="签约·前期" symbol="2" />
   <rule key="project_lines-3" filter="&quot;stage_class&quot; = 'start' AND NOT coalesce(&quot;schematic&quot; = true, false)" label="开工" symbol="3" />
   <rule key="project_lines-4" filter="&quot;stage_class&quot; = 'build' AND NOT coalesce(&quot;schematic&quot; = true, false)" label="在建·复工" symbol="4" />
   <rule key="project_lines-5" filter="&quot;stage_class&quot; = 'done' AND NOT coalesce(&quot;schematic&quot; = true, false)" label="试运行·竣工·投产" symbol="5" />
   <rule key="project_lines-6" filter="ELSE" label="阶段未报道" symbol="6" />
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
      <Option name="line_width" value="0.79" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.79" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
    <layer class="SimpleLine" pass="7" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="round" type="QString" />
      <Option name="customdash" value="0.1;1.06" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="125,125,125,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.46" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="1" type="QString" />
     </Option>
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="0.1;1.06" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="125,125,125,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.46" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
      <Option name="line_color" value="51,51,51,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.32" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="51,51,51,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.32" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
    <layer class="SimpleLine" pass="6" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="2.65;1.32" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="253,231,37,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.79" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="1" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="2.65;1.32" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="253,231,37,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.79" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
      <Option name="line_color" value="51,51,51,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.32" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="51,51,51,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.32" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
    <layer class="SimpleLine" pass="5" enabled="1" locked="0">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="94,201,98,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.79" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="94,201,98,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.79" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
   <symbol name="3" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" pass="0" enabled="1" locked="1">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="51,51,51,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.32" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="51,51,51,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.32" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
      <Option name="line_color" value="33,145,140,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.79" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="33,145,140,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.79" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
    <layer class="SimpleLine" pass="0" enabled="1" locked="1">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="255,255,255,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.32" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.32" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="59,82,139,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.79" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="59,82,139,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.79" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
      <Option name="line_width" value="1.32" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.32" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="68,1,84,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.79" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="68,1,84,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.79" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
    <layer class="SimpleLine" pass="0" enabled="1" locked="1">
     <Option type="Map">
      <Option name="capstyle" value="flat" type="QString" />
      <Option name="customdash" value="5;2" type="QString" />
      <Option name="customdash_unit" value="MM" type="QString" />
      <Option name="joinstyle" value="round" type="QString" />
      <Option name="line_color" value="107,102,92,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="1.19" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="107,102,92,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.19" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
      <Option name="line_color" value="255,255,255,255" type="QString" />
      <Option name="line_style" value="solid" type="QString" />
      <Option name="line_width" value="0.79" type="QString" />
      <Option name="line_width_unit" value="MM" type="QString" />
      <Option name="offset" value="1.59" type="QString" />
      <Option name="offset_unit" value="MM" type="QString" />
      <Option name="use_custom_dash" value="0" type="QString" />
     </Option>
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_unit" v="MM" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.79" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="1.59" />
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
  <rules key="project_lines-labels">
   <rule key="project_lines-label-0" scalemindenom="0" scalemaxdenom="577792">
    <settings calloutType="simple">
     <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="&quot;name_zh&quot;" fontFamily="PingFang SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="3.18" fontSizeUnit="MM" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" isExpression="1" multilineHeight="1" namedStyle="Regular" textColor="34,34,34,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
      <families>
       <family name="Microsoft YaHei" />
       <family name="Noto Sans CJK SC" />
       <family name="Sans Serif" />
      </families>
      <text-buffer bufferBlendMode="0" bufferColor="242,240,234,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="0" bufferOpacity="1" bufferSize="0.53" bufferSizeUnits="MM" />
     </text-style>
     <text-format autoWrapLength="22" multilineAlign="3" useMaxLineLengthForAutoWrap="1" />
     <placement dist="0.79" distUnits="MM" lineAnchorPercent="0.5" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="1" placement="3" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="R,TR,T,L,B" priority="5" />
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
  <field name="project_id" configurationFlags="None" />
  <field name="name_zh" configurationFlags="None" />
  <field name="name_en" configurationFlags="None" />
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
  <field name="route_id" configurationFlags="None" />
  <field name="schematic" configurationFlags="None" />
  <field name="source" configurationFlags="None" />
 </fieldConfiguration>
 <aliases>
  <alias field="id" index="0" name="编号" />
  <alias field="project_id" index="1" name="项目编号" />
  <alias field="name_zh" index="2" name="项目名称" />
  <alias field="name_en" index="3" name="英文名" />
  <alias field="stage" index="4" name="阶段" />
  <alias field="stage_class" index="5" name="阶段分类" />
  <alias field="investment_100m_cny" index="6" name="总投资（亿元）" />
  <alias field="route_id" index="7" name="所用线路" />
  <alias field="schematic" index="8" name="示意走向" />
  <alias field="source" index="9" name="来源" />
 </aliases>
 <previewExpression>"name_zh"</previewExpression>
</qgis>

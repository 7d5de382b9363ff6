<!DOCTYPE qgis>
<qgis version="3.22.0" styleCategories="Fields|Forms|LayerConfiguration" labelsEnabled="0">
 <fieldConfiguration>
  <field name="id" configurationFlags="None" />
  <field name="project_id" configurationFlags="None" />
  <field name="article" configurationFlags="None" />
  <field name="article_title" configurationFlags="None" />
  <field name="date" configurationFlags="None" />
  <field name="date_basis" configurationFlags="None" />
  <field name="paragraph" configurationFlags="None" />
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
  <field name="stage_note" configurationFlags="None" />
  <field name="investment_100m_cny" configurationFlags="None" />
  <field name="investment_scope" configurationFlags="None" />
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
  <field name="annual_investment_100m_cny" configurationFlags="None" />
  <field name="company" configurationFlags="None" />
  <field name="capacity" configurationFlags="None" />
  <field name="figures" configurationFlags="None" />
  <field name="district_reported" configurationFlags="None" />
  <field name="place_text" configurationFlags="None" />
  <field name="started" configurationFlags="None" />
  <field name="completed" configurationFlags="None" />
  <field name="operating" configurationFlags="None" />
  <field name="promised_start" configurationFlags="None" />
  <field name="promised_completion" configurationFlags="None" />
  <field name="promised_operation" configurationFlags="None" />
  <field name="promised_full_output" configurationFlags="None" />
  <field name="claim" configurationFlags="None" />
  <field name="review" configurationFlags="None" />
 </fieldConfiguration>
 <aliases>
  <alias field="id" index="0" name="编号" />
  <alias field="project_id" index="1" name="项目编号" />
  <alias field="article" index="2" name="文章" />
  <alias field="article_title" index="3" name="文章标题" />
  <alias field="date" index="4" name="日期（推定）" />
  <alias field="date_basis" index="5" name="日期依据" />
  <alias field="paragraph" index="6" name="段落" />
  <alias field="stage" index="7" name="阶段" />
  <alias field="stage_note" index="8" name="阶段备注" />
  <alias field="investment_100m_cny" index="9" name="投资（亿元）" />
  <alias field="investment_scope" index="10" name="金额范围" />
  <alias field="investment_qualifier" index="11" name="金额限定" />
  <alias field="annual_investment_100m_cny" index="12" name="当年计划投资（亿元）" />
  <alias field="company" index="13" name="企业" />
  <alias field="capacity" index="14" name="产能与规模" />
  <alias field="figures" index="15" name="其他数字" />
  <alias field="district_reported" index="16" name="县区（按报道）" />
  <alias field="place_text" index="17" name="地点文字" />
  <alias field="started" index="18" name="已开工" />
  <alias field="completed" index="19" name="已竣工" />
  <alias field="operating" index="20" name="已投产" />
  <alias field="promised_start" index="21" name="承诺开工" />
  <alias field="promised_completion" index="22" name="承诺竣工" />
  <alias field="promised_operation" index="23" name="承诺投产" />
  <alias field="promised_full_output" index="24" name="承诺达产" />
  <alias field="claim" index="25" name="特别说法" />
  <alias field="review" index="26" name="待核" />
 </aliases>
 <previewExpression>"id"</previewExpression>
</qgis>

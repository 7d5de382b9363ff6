<!DOCTYPE qgis>
<qgis version="3.22.0" styleCategories="Fields|Forms|LayerConfiguration" labelsEnabled="0">
 <fieldConfiguration>
  <field name="id" configurationFlags="None" />
  <field name="article" configurationFlags="None" />
  <field name="date" configurationFlags="None" />
  <field name="paragraph" configurationFlags="None" />
  <field name="scope_zh" configurationFlags="None" />
  <field name="scope_en" configurationFlags="None" />
  <field name="district" configurationFlags="None" />
  <field name="period" configurationFlags="None" />
  <field name="what" configurationFlags="None" />
  <field name="count" configurationFlags="None" />
  <field name="count_bound" configurationFlags="None">
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
  <field name="investment_100m_cny" configurationFlags="None" />
  <field name="investment_bound" configurationFlags="None">
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
  <field name="threshold_100m_cny" configurationFlags="None" />
  <field name="parent" configurationFlags="None" />
  <field name="members" configurationFlags="None" />
  <field name="members_traced_100m_cny" configurationFlags="None" />
  <field name="members_known_100m_cny" configurationFlags="None" />
  <field name="members_mapped_100m_cny" configurationFlags="None" />
  <field name="note" configurationFlags="None" />
 </fieldConfiguration>
 <aliases>
  <alias field="id" index="0" name="编号" />
  <alias field="article" index="1" name="文章" />
  <alias field="date" index="2" name="日期（推定）" />
  <alias field="paragraph" index="3" name="段落" />
  <alias field="scope_zh" index="4" name="口径" />
  <alias field="scope_en" index="5" name="口径（英文）" />
  <alias field="district" index="6" name="县区" />
  <alias field="period" index="7" name="时期" />
  <alias field="what" index="8" name="指标" />
  <alias field="count" index="9" name="个数" />
  <alias field="count_bound" index="10" name="个数界限" />
  <alias field="investment_100m_cny" index="11" name="金额（亿元）" />
  <alias field="investment_bound" index="12" name="金额界限" />
  <alias field="threshold_100m_cny" index="13" name="单项门槛（亿元）" />
  <alias field="parent" index="14" name="上级口径" />
  <alias field="members" index="15" name="成员项目" />
  <alias field="members_traced_100m_cny" index="16" name="同文可溯（亿元）" />
  <alias field="members_known_100m_cny" index="17" name="跨文可溯（亿元）" />
  <alias field="members_mapped_100m_cny" index="18" name="已上图（亿元）" />
  <alias field="note" index="19" name="备注" />
 </aliases>
 <previewExpression>"id"</previewExpression>
</qgis>

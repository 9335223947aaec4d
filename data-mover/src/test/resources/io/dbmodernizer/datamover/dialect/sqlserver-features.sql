-- What SQL Server's catalog views say about features of tables. Run after sqlserver-catalog.sql. Columns are invisible, so that
-- statements that name no columns stay as they are.
ALTER TABLE sys.triggers ADD COLUMN type VARCHAR(2) INVISIBLE DEFAULT 'TR';
ALTER TABLE sys.tables ADD COLUMN history_table_id INT INVISIBLE;
ALTER TABLE sys.tables ADD COLUMN history_retention_period INT INVISIBLE;
ALTER TABLE sys.tables ADD COLUMN history_retention_period_unit_desc VARCHAR(10) INVISIBLE;
ALTER TABLE sys.columns ADD COLUMN is_xml_document BIT INVISIBLE DEFAULT 0;
ALTER TABLE sys.columns ADD COLUMN generated_always_type INT INVISIBLE DEFAULT 0;
ALTER TABLE sys.indexes ADD COLUMN fill_factor INT INVISIBLE DEFAULT 0;
ALTER TABLE sys.indexes ADD COLUMN is_padded BIT INVISIBLE DEFAULT 0;
ALTER TABLE sys.indexes ADD COLUMN allow_row_locks BIT INVISIBLE DEFAULT 1;
ALTER TABLE sys.indexes ADD COLUMN allow_page_locks BIT INVISIBLE DEFAULT 1;
ALTER TABLE sys.indexes ADD COLUMN compression_delay INT INVISIBLE;
ALTER TABLE sys.index_columns ADD COLUMN column_store_order_ordinal INT INVISIBLE DEFAULT 0;
ALTER TABLE sys.stats ADD COLUMN stats_id INT INVISIBLE DEFAULT 7;
ALTER TABLE sys.stats ADD COLUMN no_recompute BIT INVISIBLE DEFAULT 0;
ALTER TABLE sys.stats ADD COLUMN filter_definition VARCHAR INVISIBLE;
ALTER TABLE sys.xml_schema_collections ADD COLUMN xml_collection_id INT INVISIBLE DEFAULT 65536;
CREATE TABLE sys.stats_columns(object_id INT, stats_id INT, stats_column_id INT, column_id INT);
CREATE TABLE sys.xml_indexes(object_id INT, index_id INT, using_xml_index_id INT, secondary_type_desc VARCHAR(60), xml_index_type INT);
CREATE TABLE sys.spatial_indexes(object_id INT, index_id INT, tessellation_scheme VARCHAR(128));
CREATE TABLE sys.spatial_index_tessellations(object_id INT, index_id INT, bounding_box_xmin FLOAT, bounding_box_ymin FLOAT,
  bounding_box_xmax FLOAT, bounding_box_ymax FLOAT, level_1_grid_desc VARCHAR(60), level_2_grid_desc VARCHAR(60),
  level_3_grid_desc VARCHAR(60), level_4_grid_desc VARCHAR(60), cells_per_object INT);
INSERT INTO sys.xml_indexes VALUES (100, 4, NULL, NULL, 0);
INSERT INTO sys.spatial_indexes VALUES (100, 4, 'GEOMETRY_GRID');
INSERT INTO sys.spatial_index_tessellations VALUES (100, 4, 0, -1.5, 500, 1e20, 'LOW', 'MEDIUM', 'HIGH', 'LOW', 16);
CREATE TABLE sys.masked_columns(object_id INT, column_id INT, is_masked BIT, masking_function VARCHAR(4000));
CREATE ALIAS XML_SCHEMA_NAMESPACE FOR "io.dbmodernizer.datamover.dialect.SqlServerImitation.schemaText";

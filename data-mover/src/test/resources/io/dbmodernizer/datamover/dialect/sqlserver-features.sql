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

ALTER TABLE sys.default_constraints ADD COLUMN name VARCHAR(128) INVISIBLE;
ALTER TABLE sys.default_constraints ADD COLUMN is_system_named BIT INVISIBLE DEFAULT 0;
UPDATE sys.default_constraints SET name = 'DF_Name' WHERE object_id = 900;
UPDATE sys.default_constraints SET name = 'DF__At__1', is_system_named = 1 WHERE object_id = 901;
ALTER TABLE sys.change_tracking_tables ADD COLUMN is_track_columns_updated_on BIT INVISIBLE DEFAULT 1;
CREATE TABLE sys.change_tracking_databases(database_id INT, is_auto_cleanup_on BIT, retention_period INT,
  retention_period_units_desc VARCHAR(60));
INSERT INTO sys.change_tracking_databases VALUES (1, 0, 9, 'HOURS'), (5, 1, 2, 'DAYS');
CREATE ALIAS DB_ID FOR "io.dbmodernizer.datamover.dialect.SqlServerImitation.databaseNumber";
ALTER TABLE sys.fulltext_indexes ADD COLUMN unique_index_id INT INVISIBLE DEFAULT 1;
ALTER TABLE sys.fulltext_indexes ADD COLUMN fulltext_catalog_id INT INVISIBLE DEFAULT 6;
ALTER TABLE sys.fulltext_indexes ADD COLUMN is_enabled BIT INVISIBLE DEFAULT 1;
ALTER TABLE sys.fulltext_indexes ADD COLUMN change_tracking_state_desc VARCHAR(60) INVISIBLE DEFAULT 'AUTO';
ALTER TABLE sys.fulltext_indexes ADD COLUMN stoplist_id INT INVISIBLE DEFAULT 0;
ALTER TABLE sys.fulltext_indexes ADD COLUMN property_list_id INT INVISIBLE;
CREATE TABLE sys.fulltext_index_columns(object_id INT, column_id INT, type_column_id INT, language_id INT, statistical_semantics INT);
CREATE TABLE sys.fulltext_catalogs(fulltext_catalog_id INT, name VARCHAR(128), is_default BIT, is_accent_sensitivity_on BIT);
CREATE TABLE sys.fulltext_stoplists(stoplist_id INT, name VARCHAR(128));
CREATE TABLE sys.fulltext_stopwords(stoplist_id INT, stopword VARCHAR(64), language_id INT);
INSERT INTO sys.fulltext_index_columns VALUES (100, 4, 9, 1031, 0), (100, 3, NULL, 1033, 0);
INSERT INTO sys.fulltext_catalogs VALUES (6, 'text]s', 1, 0);

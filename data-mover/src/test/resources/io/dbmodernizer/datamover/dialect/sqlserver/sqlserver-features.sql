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
CREATE TABLE sys.spatial_index_tessellations(object_id INT, index_id INT, tessellation_scheme VARCHAR(128), bounding_box_xmin FLOAT, bounding_box_ymin FLOAT,
  bounding_box_xmax FLOAT, bounding_box_ymax FLOAT, level_1_grid_desc VARCHAR(60), level_2_grid_desc VARCHAR(60),
  level_3_grid_desc VARCHAR(60), level_4_grid_desc VARCHAR(60), cells_per_object INT);
INSERT INTO sys.xml_indexes VALUES (100, 4, NULL, NULL, 0);
INSERT INTO sys.spatial_index_tessellations VALUES (100, 4, 'GEOMETRY_GRID', 0, -1.5, 500, 1e20, 'LOW', 'MEDIUM', 'HIGH', 'LOW', 16);
CREATE TABLE sys.masked_columns(object_id INT, column_id INT, is_masked BIT, masking_function VARCHAR(4000));
CREATE ALIAS XML_SCHEMA_NAMESPACE FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.schemaText";

ALTER TABLE sys.default_constraints ADD COLUMN name VARCHAR(128) INVISIBLE;
ALTER TABLE sys.default_constraints ADD COLUMN is_system_named BIT INVISIBLE DEFAULT 0;
UPDATE sys.default_constraints SET name = 'DF_Name' WHERE object_id = 900;
UPDATE sys.default_constraints SET name = 'DF__At__1', is_system_named = 1 WHERE object_id = 901;
ALTER TABLE sys.change_tracking_tables ADD COLUMN is_track_columns_updated_on BIT INVISIBLE DEFAULT 1;
CREATE TABLE sys.change_tracking_databases(database_id INT, is_auto_cleanup_on BIT, retention_period INT,
  retention_period_units_desc VARCHAR(60));
INSERT INTO sys.change_tracking_databases VALUES (1, 0, 9, 'HOURS'), (5, 1, 2, 'DAYS');
CREATE ALIAS DB_ID FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.databaseNumber";
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

CREATE ALIAS OBJECT_NAME FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.objectName";
CREATE ALIAS OBJECT_SCHEMA_NAME FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.objectSchemaName";
CREATE ALIAS SCHEMA_NAME FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.schemaName";
CREATE ALIAS COL_NAME FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.columnName";

-- Views on programmable objects and on features that Azure SQL Database lacks.
ALTER TABLE sys.types ADD COLUMN max_length INT INVISIBLE DEFAULT 4;
ALTER TABLE sys.types ADD COLUMN precision INT INVISIBLE DEFAULT 10;
ALTER TABLE sys.types ADD COLUMN scale INT INVISIBLE DEFAULT 0;
ALTER TABLE sys.types ADD COLUMN is_nullable BIT INVISIBLE DEFAULT 1;
ALTER TABLE sys.types ADD COLUMN is_assembly_type BIT INVISIBLE DEFAULT 0;
ALTER TABLE sys.types ADD COLUMN is_table_type BIT INVISIBLE DEFAULT 0;
ALTER TABLE sys.types ADD COLUMN rule_object_id INT INVISIBLE DEFAULT 0;
ALTER TABLE sys.types ADD COLUMN default_object_id INT INVISIBLE DEFAULT 0;
ALTER TABLE sys.extended_properties ADD COLUMN class INT INVISIBLE DEFAULT 1;
ALTER TABLE sys.extended_properties ADD COLUMN major_id INT INVISIBLE;
ALTER TABLE sys.extended_properties ADD COLUMN minor_id INT INVISIBLE DEFAULT 0;
ALTER TABLE sys.extended_properties ADD COLUMN [value] VARCHAR INVISIBLE;
ALTER TABLE sys.database_principals ADD COLUMN default_schema_name VARCHAR(128) INVISIBLE;
ALTER TABLE sys.database_principals ADD COLUMN owning_principal_id INT INVISIBLE DEFAULT 1;
ALTER TABLE sys.database_principals ADD COLUMN authentication_type INT INVISIBLE DEFAULT 1;
CREATE TABLE sys.database_role_members(role_principal_id INT, member_principal_id INT);
CREATE TABLE sys.parameters(object_id INT, parameter_id INT, name VARCHAR(128));
CREATE TABLE variants(text VARCHAR, BaseType VARCHAR, Precision INT, Scale INT, MaxLength INT);
CREATE ALIAS SQL_VARIANT_PROPERTY FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.variantProperty";
ALTER TABLE sys.sql_expression_dependencies ADD COLUMN referenced_class INT INVISIBLE DEFAULT 1;
CREATE TABLE sys.databases(name VARCHAR(128), compatibility_level INT DEFAULT 150, is_parameterization_forced BIT DEFAULT 0,
  is_read_committed_snapshot_on BIT DEFAULT 1, is_ansi_null_default_on BIT DEFAULT 0, is_ansi_nulls_on BIT DEFAULT 0,
  is_ansi_padding_on BIT DEFAULT 0, is_ansi_warnings_on BIT DEFAULT 0, is_arithabort_on BIT DEFAULT 0,
  is_auto_create_stats_on BIT DEFAULT 1, is_auto_update_stats_on BIT DEFAULT 1, is_auto_update_stats_async_on BIT DEFAULT 0,
  is_concat_null_yields_null_on BIT DEFAULT 0, is_cursor_close_on_commit_on BIT DEFAULT 0, is_numeric_roundabort_on BIT DEFAULT 0,
  is_quoted_identifier_on BIT DEFAULT 0, is_recursive_triggers_on BIT DEFAULT 0);
CREATE TABLE sys.sql_modules(object_id INT, definition VARCHAR, uses_ansi_nulls BIT DEFAULT 1, uses_quoted_identifier BIT DEFAULT 1);
CREATE TABLE sys.synonyms(object_id INT, base_object_name VARCHAR(1035));
CREATE TABLE sys.table_types(type_table_object_id INT, user_type_id INT, schema_id INT, name VARCHAR(128));
CREATE TABLE sys.sequences(object_id INT, system_type_id INT, precision INT, start_value DECIMAL(38), increment DECIMAL(38),
  minimum_value DECIMAL(38), maximum_value DECIMAL(38), current_value DECIMAL(38), last_used_value DECIMAL(38),
  is_cycling BIT, is_cached BIT, cache_size INT, is_exhausted BIT);
ALTER TABLE sys.sql_expression_dependencies ADD COLUMN referenced_server_name VARCHAR(128) INVISIBLE;
ALTER TABLE sys.sql_expression_dependencies ADD COLUMN referenced_database_name VARCHAR(128) INVISIBLE;
ALTER TABLE sys.sql_expression_dependencies ADD COLUMN referenced_entity_name VARCHAR(128) INVISIBLE;
ALTER TABLE sys.sql_expression_dependencies ADD COLUMN is_ambiguous BIT INVISIBLE DEFAULT 0;
CREATE TABLE sys.services(name VARCHAR(256));
CREATE TABLE sys.service_contracts(name VARCHAR(256));
CREATE TABLE sys.event_notifications(name VARCHAR(128));
ALTER TABLE sys.databases ADD COLUMN is_trustworthy_on BIT INVISIBLE DEFAULT 0;
ALTER TABLE sys.databases ADD COLUMN is_db_chaining_on BIT INVISIBLE DEFAULT 0;
ALTER TABLE sys.databases ADD COLUMN snapshot_isolation_state INT INVISIBLE DEFAULT 0;
ALTER TABLE sys.databases ADD COLUMN is_read_only BIT INVISIBLE DEFAULT 0;
ALTER TABLE sys.databases ADD COLUMN is_in_standby BIT INVISIBLE DEFAULT 0;
ALTER TABLE sys.databases ADD COLUMN collation_name VARCHAR(128) INVISIBLE DEFAULT 'SQL_Latin1_General_CP1_CI_AS';
ALTER TABLE sys.partitions ADD COLUMN partition_id BIGINT INVISIBLE;
ALTER TABLE sys.partitions ADD COLUMN hobt_id BIGINT INVISIBLE;
ALTER TABLE sys.partitions ADD COLUMN rows BIGINT INVISIBLE;
CREATE TABLE sys.allocation_units(container_id BIGINT, type INT, total_pages BIGINT);
ALTER TABLE sys.index_columns ADD COLUMN partition_ordinal INT INVISIBLE DEFAULT 0;

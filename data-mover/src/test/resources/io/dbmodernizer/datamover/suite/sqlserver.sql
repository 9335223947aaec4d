-- KINDS
CREATE SCHEMA [Sales]
GO
CREATE TYPE [Sales].[Code] FROM varchar(20) NOT NULL
GO
CREATE TYPE [Sales].[Ids] AS TABLE ([Id] int NOT NULL, PRIMARY KEY CLUSTERED ([Id]))
GO
CREATE SEQUENCE [Sales].[Numbers] AS int START WITH 10 INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 CYCLE CACHE 7
GO
CREATE XML SCHEMA COLLECTION [Sales].[Notes] AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="note" type="xsd:string"/></xsd:schema>'
GO
CREATE FUNCTION [Sales].[Twice](@x int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN 2 * @x END
GO
CREATE TABLE [Sales].[Customer] ([Id] int NOT NULL, [Name] nvarchar(50) NOT NULL, [Region] int NOT NULL, CONSTRAINT [PK_Customer] PRIMARY KEY CLUSTERED ([Id]))
GO
CREATE TABLE [Sales].[Order]]s] ([Id] int IDENTITY(10, 5) NOT FOR REPLICATION NOT NULL, [Number] int NOT NULL, [Customer] int NULL, [Name] nvarchar(50) NOT NULL, [Amount] decimal(19, 4) NOT NULL, [Doubled] AS ([Sales].[Twice]([Number])), [Phone] varchar(20) NULL, [Rare] int NULL, [Row] uniqueidentifier NOT NULL DEFAULT (newid()), [Note] xml NULL, [Free] xml NULL, [Place] geometry NULL, CONSTRAINT [PK_Orders] PRIMARY KEY CLUSTERED ([Id]), CONSTRAINT [UQ_Name] UNIQUE ([Name]), CONSTRAINT [CK_Amount] CHECK ([Amount] >= 0), CONSTRAINT [FK_Customer] FOREIGN KEY ([Customer]) REFERENCES [Sales].[Customer] ([Id]))
GO
ALTER TABLE [Sales].[Order]]s] ADD CONSTRAINT [DF_Number] DEFAULT (NEXT VALUE FOR [Sales].[Numbers]) FOR [Number]
GO
ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] ADD MASKED WITH (FUNCTION = 'partial(1,"xx",2)')
GO
ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Rare] ADD SPARSE
GO
ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Row] ADD ROWGUIDCOL
GO
ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Note] xml(DOCUMENT [Sales].[Notes]) NULL
GO
CREATE INDEX [IX_Customer] ON [Sales].[Order]]s] ([Customer] DESC) INCLUDE ([Amount]) WHERE ([Customer] IS NOT NULL) WITH (FILLFACTOR = 80)
GO
CREATE UNIQUE INDEX [IX_Ignoring] ON [Sales].[Order]]s] ([Number], [Id]) WITH (IGNORE_DUP_KEY = ON)
GO
CREATE INDEX [IX_Off] ON [Sales].[Order]]s] ([Amount])
GO
ALTER INDEX [IX_Off] ON [Sales].[Order]]s] DISABLE
GO
CREATE PRIMARY XML INDEX [XML_Free] ON [Sales].[Order]]s] ([Free])
GO
CREATE XML INDEX [XML_Path] ON [Sales].[Order]]s] ([Free]) USING XML INDEX [XML_Free] FOR PATH
GO
CREATE SPATIAL INDEX [SP_Place] ON [Sales].[Order]]s] ([Place]) USING GEOMETRY_GRID WITH (BOUNDING_BOX = (0, 0, 500, 200), GRIDS = (LEVEL_1 = LOW, LEVEL_2 = MEDIUM, LEVEL_3 = HIGH, LEVEL_4 = LOW), CELLS_PER_OBJECT = 16)
GO
CREATE STATISTICS [ST_Amount] ON [Sales].[Order]]s] ([Amount], [Customer])
GO
CREATE TABLE [Sales].[Fact] ([Id] int NOT NULL, [Value] int NOT NULL, CONSTRAINT [PK_Fact] PRIMARY KEY NONCLUSTERED ([Id]))
GO
CREATE CLUSTERED COLUMNSTORE INDEX [CS_Fact] ON [Sales].[Fact]
GO
CREATE TABLE [Sales].[Packed] ([Id] int NOT NULL, [Level] int NULL, CONSTRAINT [PK_Packed] PRIMARY KEY CLUSTERED ([Id]))
GO
ALTER INDEX [PK_Packed] ON [Sales].[Packed] REBUILD WITH (DATA_COMPRESSION = PAGE)
GO
ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON (CHANGE_RETENTION = 2 DAYS, AUTO_CLEANUP = ON)
GO
ALTER TABLE [Sales].[Packed] ENABLE CHANGE_TRACKING WITH (TRACK_COLUMNS_UPDATED = ON)
GO
CREATE TABLE [Sales].[PriceHistory] ([Id] int NOT NULL, [Value] int NULL, [From] datetime2(7) NOT NULL, [To] datetime2(7) NOT NULL)
GO
CREATE TABLE [Sales].[Price] ([Id] int NOT NULL, [Value] int NULL, [From] datetime2(7) NOT NULL CONSTRAINT [DF_From] DEFAULT ('2020-01-01'), [To] datetime2(7) NOT NULL CONSTRAINT [DF_To] DEFAULT ('9999-12-31 23:59:59.9999999'), CONSTRAINT [PK_Price] PRIMARY KEY CLUSTERED ([Id]))
GO
ALTER TABLE [Sales].[Price] ADD PERIOD FOR SYSTEM_TIME ([From], [To])
GO
ALTER TABLE [Sales].[Price] ALTER COLUMN [From] ADD HIDDEN
GO
ALTER TABLE [Sales].[Price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [Sales].[PriceHistory], DATA_CONSISTENCY_CHECK = ON))
GO
CREATE PARTITION FUNCTION [ByNumber] (int) AS RANGE RIGHT FOR VALUES (10, 20)
GO
CREATE PARTITION SCHEME [Everywhere] AS PARTITION [ByNumber] ALL TO ([PRIMARY])
GO
CREATE TABLE [Sales].[Parted] ([Id] int NOT NULL, [Value] int NULL, CONSTRAINT [PK_Parted] PRIMARY KEY CLUSTERED ([Id]) ON [Everywhere] ([Id]))
GO
INSERT INTO [Sales].[Parted] ([Id], [Value]) VALUES (1, 1), (15, 2), (25, 3)
GO
CREATE DEFAULT [Sales].[Zero] AS 0
GO
CREATE RULE [Sales].[Positive] AS @x >= 0
GO
EXEC sys.sp_bindefault @defname = N'[Sales].[Zero]', @objname = N'[Sales].[Packed].[Level]'
GO
EXEC sys.sp_bindrule @rulename = N'[Sales].[Positive]', @objname = N'[Sales].[Packed].[Level]'
GO
INSERT INTO [Sales].[Customer] ([Id], [Name], [Region]) VALUES (1, N'one', 1), (2, N'zwölf', 2), (3, N'', 3)
GO
INSERT INTO [Sales].[Order]]s] ([Customer], [Name], [Amount], [Phone], [Rare], [Note], [Free]) VALUES (1, N'a', 1.5, '123456', 7, N'<note>x</note>', N'<a b="c"/>'), (2, N'b', 0, NULL, NULL, NULL, NULL), (NULL, N'c', 99999.9999, '1', NULL, NULL, N'<d/>')
GO
INSERT INTO [Sales].[Fact] ([Id], [Value]) VALUES (1, 10), (2, 20)
GO
INSERT INTO [Sales].[Packed] ([Id], [Level]) VALUES (1, 1), (2, NULL)
GO
INSERT INTO [Sales].[Price] ([Id], [Value]) VALUES (1, 5)
GO
UPDATE [Sales].[Price] SET [Value] = 6 WHERE [Id] = 1
GO
CREATE VIEW [Sales].[z_seen] AS SELECT [Id], [Name] FROM [Sales].[Order]]s] WHERE [Amount] > 0
GO
CREATE VIEW [Sales].[a_above] AS SELECT [Id] FROM [Sales].[z_seen]
GO
CREATE PROCEDURE [Sales].[Count] AS SELECT COUNT(*) FROM [Sales].[a_above]
GO
CREATE SYNONYM [Sales].[Orders] FOR [Sales].[Order]]s]
GO
CREATE FUNCTION [Sales].[Visible](@region int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS [ok] WHERE @region > 0
GO
CREATE SECURITY POLICY [Sales].[Own] ADD BLOCK PREDICATE [Sales].[Visible]([Region]) ON [Sales].[Customer] AFTER INSERT WITH (STATE = ON, SCHEMABINDING = ON)
GO
CREATE TRIGGER [Sales].[audit] ON [Sales].[Order]]s] AFTER INSERT AS SELECT 1
GO
CREATE TRIGGER [Sales].[off] ON [Sales].[Customer] AFTER DELETE AS SELECT 1
GO
DISABLE TRIGGER [Sales].[off] ON [Sales].[Customer]
GO
CREATE TRIGGER [Sales].[divert] ON [Sales].[z_seen] INSTEAD OF INSERT AS SELECT 1
GO
CREATE TRIGGER [guard] ON DATABASE FOR DROP_TABLE AS SELECT 1
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'it''s them', @level0type = 'SCHEMA', @level0name = N'Sales', @level1type = 'TABLE', @level1name = N'Customer'
GO
CREATE ROLE [readers]
GO
CREATE USER [robot] WITHOUT LOGIN WITH DEFAULT_SCHEMA = [Sales]
GO
ALTER ROLE [readers] ADD MEMBER [robot]
GO
CREATE SCHEMA [his]
GO
ALTER AUTHORIZATION ON SCHEMA::[his] TO [robot]
GO
GRANT SELECT ON OBJECT::[Sales].[a_above] TO [readers]
GO
-- VALUES
CREATE SCHEMA [Sales]
GO
CREATE TABLE [Sales].[Edge] ([Id] int NOT NULL, [Time] time(7) NULL, [Day] date NULL, [Moment] datetime2(7) NULL, [Offset] datetimeoffset(7) NULL, [Text] nvarchar(max) NULL, [Bytes] varbinary(max) NULL, [Fixed] nchar(5) NULL, [Number] decimal(38, 10) NULL, [Real] float NULL, CONSTRAINT [PK_Edge] PRIMARY KEY CLUSTERED ([Id]))
GO
INSERT INTO [Sales].[Edge] ([Id], [Time], [Day], [Moment], [Offset], [Text], [Bytes], [Fixed], [Number], [Real]) VALUES (1, '23:59:59.9999999', '0001-01-01', '0001-01-01 00:00:00', '0001-01-01 00:00:00 +00:00', N'', 0x, N'a', 0, 0)
GO
INSERT INTO [Sales].[Edge] ([Id], [Time], [Day], [Moment], [Offset], [Text], [Bytes], [Fixed], [Number], [Real]) VALUES (2, '00:00:00', '1582-10-10', '1582-10-10 12:34:56.7890123', '1582-10-15 00:00:00 +14:00', N'zwölf 💡', 0x00ff, N'', 1, 1.7976931348623157E308)
GO
INSERT INTO [Sales].[Edge] ([Id], [Time], [Day], [Moment], [Offset], [Text], [Bytes], [Fixed], [Number], [Real]) VALUES (3, '12:00:00.0000001', '9999-12-31', '9999-12-31 23:59:59.9999999', '9999-12-31 09:59:59.9999999 -14:00', NULL, NULL, NULL, -9999999999999999999999999999.9999999999, 2.2250738585072014E-308)
GO
INSERT INTO [Sales].[Edge] ([Id], [Text], [Bytes], [Fixed], [Number]) VALUES (4, REPLICATE(CAST(N'ü' AS nvarchar(max)), 300000), CAST(REPLICATE(CAST('ab' AS varchar(max)), 200000) AS varbinary(max)), N'     ', 0.0000000001)
GO
INSERT INTO [Sales].[Edge] ([Id], [Text]) VALUES (5, N'a' + NCHAR(0xD800) + N'b')
GO
-- READ VALUES
SELECT [Id], CONVERT(nvarchar(40), [Time], 121), CONVERT(nvarchar(40), [Day], 121), CONVERT(nvarchar(40), [Moment], 121), CONVERT(nvarchar(40), [Offset], 121), CONVERT(varchar(20), CAST([Fixed] AS varbinary(10)), 2), CONVERT(nvarchar(60), [Number]), CONVERT(varchar(20), CAST([Real] AS varbinary(8)), 2) FROM [Sales].[Edge] ORDER BY [Id]
GO
SELECT [Id], DATALENGTH([Text]), DATALENGTH([Bytes]), CONVERT(varchar(64), HASHBYTES('SHA2_256', CAST([Text] AS varbinary(max))), 2), CONVERT(varchar(64), HASHBYTES('SHA2_256', [Bytes]), 2) FROM [Sales].[Edge] ORDER BY [Id]
GO
-- PLANTED
UPDATE [Sales].[Customer] SET [Name] = N'two' WHERE [Id] = 2
GO
INSERT INTO [Sales].[Customer] ([Id], [Name], [Region]) VALUES (4, N'four', 4)
GO
ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] DROP MASKED
GO
ALTER INDEX [IX_Ignoring] ON [Sales].[Order]]s] SET (IGNORE_DUP_KEY = OFF)
GO
ALTER INDEX [PK_Packed] ON [Sales].[Packed] REBUILD WITH (DATA_COMPRESSION = NONE)
GO
DROP INDEX [IX_Customer] ON [Sales].[Order]]s]
GO
ALTER TABLE [Sales].[Order]]s] NOCHECK CONSTRAINT [CK_Amount]
GO
ALTER TABLE [Sales].[Order]]s] ADD [Extra] int NULL
GO
DISABLE TRIGGER [Sales].[audit] ON [Sales].[Order]]s]
GO
DROP SYNONYM [Sales].[Orders]
GO
ALTER VIEW [Sales].[a_above] AS SELECT [Id] FROM [Sales].[z_seen] WHERE [Id] > 1
GO
ALTER SECURITY POLICY [Sales].[Own] WITH (STATE = OFF)
GO
EXEC sys.sp_unbindrule @objname = N'[Sales].[Packed].[Level]'
GO
EXEC sys.sp_dropextendedproperty @name = N'MS_Description', @level0type = 'SCHEMA', @level0name = N'Sales', @level1type = 'TABLE', @level1name = N'Customer'
GO
ALTER TABLE [Sales].[Price] SET (SYSTEM_VERSIONING = OFF)
GO
ALTER SEQUENCE [Sales].[Numbers] INCREMENT BY 6
GO
-- RIGHTS
CREATE LOGIN [suite_reader] WITH PASSWORD = N'Suite-reader-1'
GO
CREATE USER [suite_reader] FOR LOGIN [suite_reader]
GO
GRANT SELECT ON OBJECT::[Sales].[a_above] TO [suite_reader]
GO

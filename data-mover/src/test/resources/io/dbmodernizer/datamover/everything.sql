CREATE SCHEMA [Sales];
CREATE SCHEMA "odd.schema""with]";
CREATE TABLE [Sales].[Kinds] (
  [Id] int IDENTITY(10, 5) NOT NULL,
  [Flag] bit,
  [Tiny] tinyint,
  [Small] smallint,
  [Whole] int,
  [Big] bigint,
  [Exact] decimal(19, 4),
  [Longest] decimal(38, 10),
  [Price] money,
  [SmallPrice] smallmoney,
  [Single] real,
  [Double] float(53),
  [Day] date,
  [Clock] time(7),
  [Moment] datetime,
  [Precise] datetime2(7),
  [Minute] smalldatetime,
  [Zoned] datetimeoffset(7),
  [Fixed] char(5),
  [NFixed] nchar(5),
  [Text50] varchar(50),
  [NText50] nvarchar(50),
  [OldText] text,
  [LongText] nvarchar(max),
  [Lob] nclob,
  [Bytes4] binary(4),
  [Bytes20] varbinary(20),
  [Picture] image,
  [LongBytes] varbinary(max),
  [Guid] uniqueidentifier DEFAULT newid(),
  [Defaulted] int DEFAULT 5 NOT NULL,
  [Name] nvarchar(10) DEFAULT N'it''s',
  [Changed] datetime DEFAULT getdate(),
  [Twice] int GENERATED ALWAYS AS ([Whole] * 2),
  CONSTRAINT [PK_Kinds] PRIMARY KEY ([Id]),
  CONSTRAINT [CK_Kinds_Whole] CHECK ([Whole] > -1000 OR [Whole] IS NULL)
);
CREATE TABLE [Sales].[Order] (
  [Company] int NOT NULL,
  [Number] int NOT NULL,
  [Parent Company] int,
  [Parent Number] int,
  [Code] varchar(20) NOT NULL,
  CONSTRAINT [PK_Order] PRIMARY KEY ([Company], [Number]),
  CONSTRAINT [UQ_Order_Code] UNIQUE ([Code], [Company]),
  CONSTRAINT [FK_Order_Parent] FOREIGN KEY ([Parent Company], [Parent Number])
    REFERENCES [Sales].[Order] ([Company], [Number])
);
CREATE INDEX [IX_Order_Parent] ON [Sales].[Order] ([Parent Number] DESC, [Parent Company]);
CREATE UNIQUE INDEX [UX_Order_Number_Code] ON [Sales].[Order] ([Number], [Code]);
CREATE TABLE [Sales].[Line] (
  [Company] int NOT NULL,
  [Number] int NOT NULL,
  [Line] smallint NOT NULL,
  [Kind] int,
  CONSTRAINT [PK_Line] PRIMARY KEY ([Company], [Number], [Line]),
  CONSTRAINT [FK_Line_Order] FOREIGN KEY ([Company], [Number])
    REFERENCES [Sales].[Order] ([Company], [Number]) ON DELETE CASCADE,
  CONSTRAINT [FK_Line_Kind] FOREIGN KEY ([Kind]) REFERENCES [Sales].[Kinds] ([Id])
    ON DELETE SET NULL
);
CREATE TABLE "odd.schema""with]"."select * from; ""Ünï漢.[字]" (
  "order" int,
  "a.b ""c"" -- d]" nvarchar(20)
);
CREATE TABLE [Sales].[Empty] ([Id] bigint NOT NULL PRIMARY KEY);

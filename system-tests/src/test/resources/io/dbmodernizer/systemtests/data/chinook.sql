-- Chinook, a music store: every table of the sample with its keys. Parents come before children.

CREATE SCHEMA [dbo] ;

CREATE TABLE [dbo].[Genre] (
  [GenreId] INT NOT NULL CONSTRAINT [PK_Genre] PRIMARY KEY,
  [Name] NVARCHAR(120)
);

CREATE TABLE [dbo].[MediaType] (
  [MediaTypeId] INT NOT NULL CONSTRAINT [PK_MediaType] PRIMARY KEY,
  [Name] NVARCHAR(120)
);

CREATE TABLE [dbo].[Artist] (
  [ArtistId] INT NOT NULL CONSTRAINT [PK_Artist] PRIMARY KEY,
  [Name] NVARCHAR(120)
);

CREATE TABLE [dbo].[Album] (
  [AlbumId] INT NOT NULL CONSTRAINT [PK_Album] PRIMARY KEY,
  [Title] NVARCHAR(160) NOT NULL,
  [ArtistId] INT NOT NULL,
  CONSTRAINT [FK_AlbumArtistId] FOREIGN KEY ([ArtistId]) REFERENCES [dbo].[Artist] ([ArtistId])
);

CREATE INDEX [IFK_AlbumArtistId] ON [dbo].[Album] ([ArtistId]);

CREATE TABLE [dbo].[Track] (
  [TrackId] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_Track] PRIMARY KEY,
  [Name] NVARCHAR(200) NOT NULL,
  [AlbumId] INT,
  [MediaTypeId] INT NOT NULL,
  [GenreId] INT,
  [Composer] NVARCHAR(220),
  [Milliseconds] INT NOT NULL,
  [Bytes] INT,
  [UnitPrice] NUMERIC(10, 2) NOT NULL,
  CONSTRAINT [FK_TrackAlbumId] FOREIGN KEY ([AlbumId]) REFERENCES [dbo].[Album] ([AlbumId]),
  CONSTRAINT [FK_TrackMediaTypeId] FOREIGN KEY ([MediaTypeId]) REFERENCES [dbo].[MediaType] ([MediaTypeId]),
  CONSTRAINT [FK_TrackGenreId] FOREIGN KEY ([GenreId]) REFERENCES [dbo].[Genre] ([GenreId])
);

CREATE INDEX [IFK_TrackAlbumId] ON [dbo].[Track] ([AlbumId]);

CREATE TABLE [dbo].[Employee] (
  [EmployeeId] INT NOT NULL CONSTRAINT [PK_Employee] PRIMARY KEY,
  [LastName] NVARCHAR(20) NOT NULL,
  [FirstName] NVARCHAR(20) NOT NULL,
  [Title] NVARCHAR(30),
  [ReportsTo] INT,
  [BirthDate] DATETIME,
  [HireDate] DATETIME,
  [Address] NVARCHAR(70),
  [City] NVARCHAR(40),
  [State] NVARCHAR(40),
  [Country] NVARCHAR(40),
  [PostalCode] NVARCHAR(10),
  [Phone] NVARCHAR(24),
  [Fax] NVARCHAR(24),
  [Email] NVARCHAR(60),
  CONSTRAINT [FK_EmployeeReportsTo] FOREIGN KEY ([ReportsTo]) REFERENCES [dbo].[Employee] ([EmployeeId])
);

CREATE TABLE [dbo].[Customer] (
  [CustomerId] INT NOT NULL CONSTRAINT [PK_Customer] PRIMARY KEY,
  [FirstName] NVARCHAR(40) NOT NULL,
  [LastName] NVARCHAR(20) NOT NULL,
  [Company] NVARCHAR(80),
  [Address] NVARCHAR(70),
  [City] NVARCHAR(40),
  [State] NVARCHAR(40),
  [Country] NVARCHAR(40),
  [PostalCode] NVARCHAR(10),
  [Phone] NVARCHAR(24),
  [Fax] NVARCHAR(24),
  [Email] NVARCHAR(60) NOT NULL,
  [SupportRepId] INT,
  CONSTRAINT [FK_CustomerSupportRepId] FOREIGN KEY ([SupportRepId]) REFERENCES [dbo].[Employee] ([EmployeeId])
);

CREATE TABLE [dbo].[Invoice] (
  [InvoiceId] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_Invoice] PRIMARY KEY,
  [CustomerId] INT NOT NULL,
  [InvoiceDate] DATETIME NOT NULL,
  [BillingAddress] NVARCHAR(70),
  [BillingCity] NVARCHAR(40),
  [BillingState] NVARCHAR(40),
  [BillingCountry] NVARCHAR(40),
  [BillingPostalCode] NVARCHAR(10),
  [Total] NUMERIC(10, 2) NOT NULL,
  CONSTRAINT [FK_InvoiceCustomerId] FOREIGN KEY ([CustomerId]) REFERENCES [dbo].[Customer] ([CustomerId])
);

CREATE TABLE [dbo].[InvoiceLine] (
  [InvoiceLineId] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_InvoiceLine] PRIMARY KEY,
  [InvoiceId] INT NOT NULL,
  [TrackId] INT NOT NULL,
  [UnitPrice] NUMERIC(10, 2) NOT NULL,
  [Quantity] INT NOT NULL,
  CONSTRAINT [FK_InvoiceLineInvoiceId] FOREIGN KEY ([InvoiceId]) REFERENCES [dbo].[Invoice] ([InvoiceId]),
  CONSTRAINT [FK_InvoiceLineTrackId] FOREIGN KEY ([TrackId]) REFERENCES [dbo].[Track] ([TrackId])
);

CREATE TABLE [dbo].[Playlist] (
  [PlaylistId] INT NOT NULL CONSTRAINT [PK_Playlist] PRIMARY KEY,
  [Name] NVARCHAR(120)
);

CREATE TABLE [dbo].[PlaylistTrack] (
  [PlaylistId] INT NOT NULL,
  [TrackId] INT NOT NULL,
  CONSTRAINT [PK_PlaylistTrack] PRIMARY KEY ([PlaylistId], [TrackId]),
  CONSTRAINT [FK_PlaylistTrackPlaylistId] FOREIGN KEY ([PlaylistId]) REFERENCES [dbo].[Playlist] ([PlaylistId]),
  CONSTRAINT [FK_PlaylistTrackTrackId] FOREIGN KEY ([TrackId]) REFERENCES [dbo].[Track] ([TrackId])
);

-- What AdventureWorks has beside its tables, as far as H2 can declare it without Java code and as the tables exist.
-- Its views on XML need XQuery, and its other views, its functions, procedures and triggers read tables whose rows are
-- not among the files or need Java code, which the login of an emulated database may not create.

CREATE SCHEMA [dbo];

CREATE DOMAIN [dbo].[AccountNumber] AS NVARCHAR(15);
CREATE DOMAIN [dbo].[Flag] AS BIT;
CREATE DOMAIN [dbo].[Name] AS NVARCHAR(50);
CREATE DOMAIN [dbo].[NameStyle] AS BIT;
CREATE DOMAIN [dbo].[OrderNumber] AS NVARCHAR(25);
CREATE DOMAIN [dbo].[Phone] AS NVARCHAR(25);

CREATE VIEW [Person].[vStateProvinceCountryRegion] AS
SELECT sp.[StateProvinceID], sp.[StateProvinceCode], sp.[IsOnlyStateProvinceFlag],
  sp.[Name] AS [StateProvinceName], sp.[TerritoryID], cr.[CountryRegionCode], cr.[Name] AS [CountryRegionName]
FROM [Person].[StateProvince] sp
JOIN [Person].[CountryRegion] cr ON cr.[CountryRegionCode] = sp.[CountryRegionCode];

CREATE VIEW [Production].[vProductAndDescription] AS
SELECT p.[ProductID], p.[Name], pm.[Name] AS [ProductModel], pc.[CultureID], pd.[Description]
FROM [Production].[Product] p
JOIN [Production].[ProductModel] pm ON pm.[ProductModelID] = p.[ProductModelID]
JOIN [Production].[ProductModelProductDescriptionCulture] pc ON pc.[ProductModelID] = pm.[ProductModelID]
JOIN [Production].[ProductDescription] pd ON pd.[ProductDescriptionID] = pc.[ProductDescriptionID];

CREATE VIEW [Purchasing].[vVendorWithAddresses] AS
SELECT v.[BusinessEntityID], v.[Name], t.[Name] AS [AddressType], a.[AddressLine1], a.[AddressLine2], a.[City],
  r.[StateProvinceName], a.[PostalCode], r.[CountryRegionName]
FROM [Purchasing].[Vendor] v
JOIN [Person].[BusinessEntityAddress] b ON b.[BusinessEntityID] = v.[BusinessEntityID]
JOIN [Person].[Address] a ON a.[AddressID] = b.[AddressID]
JOIN [Person].[vStateProvinceCountryRegion] r ON r.[StateProvinceID] = a.[StateProvinceID]
JOIN [Person].[AddressType] t ON t.[AddressTypeID] = b.[AddressTypeID];

CREATE VIEW [Sales].[vStoreWithAddresses] AS
SELECT s.[BusinessEntityID], s.[Name], t.[Name] AS [AddressType], a.[AddressLine1], a.[AddressLine2], a.[City],
  r.[StateProvinceName], a.[PostalCode], r.[CountryRegionName]
FROM [Sales].[Store] s
JOIN [Person].[BusinessEntityAddress] b ON b.[BusinessEntityID] = s.[BusinessEntityID]
JOIN [Person].[Address] a ON a.[AddressID] = b.[AddressID]
JOIN [Person].[vStateProvinceCountryRegion] r ON r.[StateProvinceID] = a.[StateProvinceID]
JOIN [Person].[AddressType] t ON t.[AddressTypeID] = b.[AddressTypeID];

CREATE VIEW [Sales].[vSalesByTerritory] AS
SELECT t.[TerritoryID], t.[Name], t.[Group], SUM(p.[SalesYTD]) AS [SalesYTD], COUNT(*) AS [SalesPersons]
FROM [Sales].[SalesTerritory] t
JOIN [Sales].[SalesPerson] p ON p.[TerritoryID] = t.[TerritoryID]
GROUP BY t.[TerritoryID], t.[Name], t.[Group];

COMMENT ON TABLE [Person].[Address] IS 'Where customers, employees and vendors live.';
COMMENT ON COLUMN [Person].[Address].[PostalCode] IS 'The code of the post office.';
COMMENT ON TABLE [Production].[BillOfMaterials] IS 'Parts of each assembly.';
COMMENT ON COLUMN [Sales].[Customer].[AccountNumber] IS 'Made of the number of the customer.';

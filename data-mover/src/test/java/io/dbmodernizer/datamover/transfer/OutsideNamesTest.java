package io.dbmodernizer.datamover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import io.dbmodernizer.datamover.object.CreationOptions;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OutsideName;
import io.dbmodernizer.datamover.object.SqlModule;
import io.dbmodernizer.datamover.object.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Objects that name a database, which Azure SQL Database refuses unless it is their own. */
class OutsideNamesTest {

  private static final TableName ORDERS = new TableName("dbo", "Orders");

  private static DatabaseObject module(MovableKind kind, String name, OutsideName... outside) {
    return new SqlModule(
        new ObjectId(kind, "dbo", name),
        "CREATE ...",
        CreationOptions.STANDARD,
        false,
        new Needs(Set.of(), Set.of(), Set.of(outside)));
  }

  private static DatabaseObject trigger(String name, boolean enabled, OutsideName outside) {
    return new Trigger(
        new ObjectId(MovableKind.TRIGGER, "dbo", name),
        ORDERS,
        "CREATE ...",
        CreationOptions.STANDARD,
        enabled,
        false,
        new Needs(Set.of(), Set.of(ORDERS), Set.of(outside)));
  }

  private static final OutsideName ARCHIVE = new OutsideName("", "Archive");

  private static ObjectCatalog catalog(DatabaseObject... objects) {
    return new ObjectCatalog(
        List.of(objects),
        Map.of(ORDERS, Set.of(new ObjectId(MovableKind.FUNCTION, "dbo", "Rate"))),
        List.of("dbo"),
        true);
  }

  @Test
  void theAssessmentBlocksWhereTheMigrationWouldFail() {
    // Given
    ObjectCatalog source =
        catalog(
            module(MovableKind.FUNCTION, "Rate", ARCHIVE),
            module(MovableKind.PROCEDURE, "Move", new OutsideName("OLD", "Shop")),
            module(MovableKind.VIEW, "Own", new OutsideName("", "shop")),
            module(MovableKind.VIEW, "Temporary", new OutsideName("", "tempdb")),
            trigger("Fires", true, ARCHIVE),
            trigger("Sleeps", false, ARCHIVE));

    // When
    ObjectCatalog wanted = source.inAzure("Shop");

    // Then
    assertThat(wanted.unmoved(List.of(), false))
        .extracting(object -> object.kind() + " " + object.name())
        .containsExactlyInAnyOrder(
            "FUNCTION [dbo].[Rate] (it refers to database [Archive], which Azure SQL"
                + " Database refuses)",
            "PROCEDURE [dbo].[Move] (it refers to server [OLD], which Azure SQL Database"
                + " refuses)",
            "TRIGGER [dbo].[Orders].Fires (it refers to database [Archive], which Azure SQL"
                + " Database refuses)",
            "DISABLED_TRIGGER [dbo].[Orders].Sleeps (it refers to database [Archive], which Azure"
                + " SQL Database refuses)",
            "EXPRESSION_NEEDS_UNMOVED_OBJECT [dbo].[Orders] needs function [dbo].[Rate]");
  }

  @Test
  void theMigrationLeavesOutWhatTheAssessmentNames() {
    // Given
    ObjectCatalog source =
        catalog(
            module(MovableKind.PROCEDURE, "Move", ARCHIVE),
            module(MovableKind.VIEW, "Own", new OutsideName("", "Shop")),
            trigger("Fires", true, ARCHIVE));
    ObjectSide target = new ObjectSide(catalog(), SqlServerDialect.INSTANCE);

    // When
    ObjectPlan plan =
        ObjectPlanner.plan(
            new ObjectSide(source.inAzure("Shop"), SqlServerDialect.INSTANCE),
            target,
            Set.of(ORDERS),
            false);
    ObjectPlan underAnotherName =
        ObjectPlanner.plan(
            new ObjectSide(source.inAzure("Shop2"), SqlServerDialect.INSTANCE),
            target,
            Set.of(ORDERS),
            false);

    // Then
    assertThat(plan.missing()).extracting(change -> change.id().name()).containsExactly("Own");
    assertThat(plan.leftOut())
        .extracting(issue -> issue.finding() + " " + issue.id().name())
        .containsExactlyInAnyOrder("PROCEDURE Move", UnmovedKind.TRIGGER + " Fires");
    assertThat(underAnotherName.missing()).isEmpty();
  }
}

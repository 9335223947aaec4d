package io.dbmodernizer.datamover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.object.CreationOptions;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.SqlModule;
import io.dbmodernizer.datamover.object.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CreationOrderTest {

  private static ObjectId id(MovableKind kind, String name) {
    return new ObjectId(kind, "dbo", name);
  }

  private static Needs needs(ObjectId... ids) {
    return new Needs(Arrays.stream(ids).collect(Collectors.toSet()), Set.of());
  }

  private static DatabaseObject module(MovableKind kind, String name, ObjectId... used) {
    return new SqlModule(id(kind, name), name, CreationOptions.STANDARD, false, needs(used));
  }

  private static List<String> order(DatabaseObject... objects) {
    return CreationOrder.of(Arrays.asList(objects)).stream().map(o -> o.id().name()).toList();
  }

  @Test
  void anObjectComesAfterThoseItRefersTo() {
    assertThat(
            order(
                module(MovableKind.VIEW, "a", id(MovableKind.VIEW, "b")),
                module(MovableKind.VIEW, "b", id(MovableKind.FUNCTION, "c")),
                module(MovableKind.FUNCTION, "c", id(MovableKind.VIEW, "d")),
                module(MovableKind.VIEW, "d")))
        .containsExactly("d", "c", "b", "a");
  }

  @Test
  void objectsThatReferToEachOtherComeOnceEachAndBeforeEveryTrigger() {
    DatabaseObject trigger =
        new Trigger(
            id(MovableKind.TRIGGER, "fires"),
            null,
            "",
            CreationOptions.STANDARD,
            true,
            false,
            Needs.NOTHING);

    assertThat(
            order(
                trigger,
                module(MovableKind.PROCEDURE, "ping", id(MovableKind.PROCEDURE, "pong")),
                module(MovableKind.PROCEDURE, "pong", id(MovableKind.PROCEDURE, "ping")),
                module(MovableKind.PROCEDURE, "self", id(MovableKind.PROCEDURE, "self")),
                module(MovableKind.VIEW, "v", id(MovableKind.PROCEDURE, "pong"))))
        .containsExactly("self", "ping", "pong", "v", "fires");
  }

  @Test
  void aReferenceToWhatIsNotMissingDoesNotCount() {
    assertThat(order(module(MovableKind.VIEW, "v", id(MovableKind.VIEW, "there already"))))
        .containsExactly("v");
  }

  @Test
  void aLongChainIsOrdered() {
    List<DatabaseObject> chain = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      chain.add(module(MovableKind.PROCEDURE, "p" + i, id(MovableKind.PROCEDURE, "p" + (i + 1))));
    }

    assertThat(CreationOrder.of(chain).get(0).id().name()).isEqualTo("p19999");
  }
}

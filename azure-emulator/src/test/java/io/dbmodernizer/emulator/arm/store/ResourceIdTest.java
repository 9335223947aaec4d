package io.dbmodernizer.emulator.arm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.arm.call.ArmException;
import org.junit.jupiter.api.Test;

class ResourceIdTest {

  private static final ResourceId SERVER =
      new ResourceId("/subscriptions/s/resourceGroups/g/providers/Microsoft.Sql/servers/One");

  @Test
  void idsAreEqualInAnyCaseAndKeepTheirSpelling() {
    // Given
    ResourceId other =
        new ResourceId("/subscriptions/S/resourcegroups/G/providers/microsoft.sql/servers/one");

    // Then
    assertThat(other.sameAs(SERVER)).isTrue();
    assertThat(SERVER.name()).isEqualTo("One");
  }

  @Test
  void theParentOfAChildIsTheResourceAndOfATopLevelResourceTheGroup() {
    // When
    ResourceId database = SERVER.child("databases", "Sales");

    // Then
    assertThat(database.parent()).isEqualTo(SERVER);
    assertThat(SERVER.parent()).isEqualTo(new ResourceId("/subscriptions/s/resourceGroups/g"));
    assertThat(SERVER.groupId().parent()).isNull();
  }

  @Test
  void anExtensionResourceHangsOnTheResourceBeforeItsProvider() {
    // When
    ResourceId migration =
        new ResourceId(SERVER + "/providers/Microsoft.DataMigration/databaseMigrations/Sales");

    // Then
    assertThat(migration.parent()).isEqualTo(SERVER);
    assertThat(migration.type()).isEqualTo("microsoft.datamigration/databasemigrations");
  }

  @Test
  void aServerIsNotWithinAServerWhoseNameBeginsLikeIts() {
    // Given
    ResourceId longer = new ResourceId(SERVER + "2");

    // Then
    assertThat(longer.isWithin(SERVER)).isFalse();
    assertThat(SERVER.child("databases", "d").isWithin(SERVER)).isTrue();
  }

  @Test
  void whatIsNoIdInABodyIsRefusedWithAzuresCode() {
    // When / Then
    assertThatThrownBy(() -> ResourceId.fromBody("my-server", "properties.scope"))
        .isInstanceOfSatisfying(
            ArmException.class, e -> assertThat(e.code()).isEqualTo("LinkedInvalidPropertyId"));
  }

  @Test
  void aResourceOfTheSubscriptionHasNoGroupAndNoParent() {
    // Given
    ResourceId id = new ResourceId("/subscriptions/s/providers/Microsoft.Security/pricings/x");

    // When / Then
    assertThat(id.group()).isEmpty();
    assertThat(id.isGroup()).isFalse();
    assertThat(id.parent()).isNull();
    assertThat(id.type()).isEqualTo("microsoft.security/pricings");
  }
}

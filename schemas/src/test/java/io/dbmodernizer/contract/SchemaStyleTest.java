package io.dbmodernizer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaStyleTest {

  private static final Pattern SECRET =
      Pattern.compile(
          "password|secret|key|token|credential|connectionString", Pattern.CASE_INSENSITIVE);

  @Test
  void everyTypeAndEveryFieldIsDocumented() {
    assertThat(undocumented(all())).isEmpty();
  }

  @Test
  void everyFieldHasADefaultAndEveryEnumADefaultSymbol() {
    assertThat(withoutDefault(all())).isEmpty();
  }

  @Test
  void noFieldCanHoldASecret() {
    assertThat(secretHolders(all())).isEmpty();
  }

  @Test
  void referencesToSecretsAreWhereTheyAreExpected() {
    assertThat(
            all().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .flatMap(schema -> schema.getFields().stream())
                .filter(field -> field.schema().getObjectProp("secretRef") != null)
                .map(Schema.Field::name))
        .containsExactlyInAnyOrder("administratorPasswordRef", "passwordRef", "alertWebhookRefs");
  }

  @Test
  void plantedOffendersAreCaught() {
    Schema planted =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Planted", "doc": "d", "fields": [
                  {"name": "sourcePassword", "type": "string", "doc": "d", "default": ""},
                  {"name": "apiKeyRef", "type": "string", "doc": "d", "default": ""},
                  {"name": "plain", "type": "string"},
                  {"name": "kind", "doc": "d", "default": "A",
                   "type": {"type": "enum", "name": "Kind", "symbols": ["A"]}}
                ]}
                """);
    Collection<Schema> types = Contract.types(List.of(planted)).values();

    assertThat(secretHolders(types)).containsExactly("Planted.sourcePassword", "Planted.apiKeyRef");
    assertThat(undocumented(types)).containsExactly("Planted.plain", "Kind");
    assertThat(withoutDefault(types)).containsExactly("Planted.plain", "Kind");
  }

  private static Collection<Schema> all() {
    return Contract.types(Contract.roots().values()).values();
  }

  private static List<String> undocumented(Collection<Schema> types) {
    List<String> found = new ArrayList<>();
    for (Schema type : types) {
      if (isBlank(type.getDoc())) {
        found.add(type.getFullName());
      }
      for (Schema.Field field : fields(type)) {
        if (isBlank(field.doc())) {
          found.add(type.getFullName() + "." + field.name());
        }
      }
    }
    return found;
  }

  private static List<String> withoutDefault(Collection<Schema> types) {
    List<String> found = new ArrayList<>();
    for (Schema type : types) {
      if (type.getType() == Schema.Type.ENUM && type.getEnumDefault() == null) {
        found.add(type.getFullName());
      }
      for (Schema.Field field : fields(type)) {
        if (!field.hasDefaultValue()) {
          found.add(type.getFullName() + "." + field.name());
        }
      }
    }
    return found;
  }

  private static List<String> secretHolders(Collection<Schema> types) {
    List<String> found = new ArrayList<>();
    for (Schema type : types) {
      for (Schema.Field field : fields(type)) {
        boolean soundsSecret = SECRET.matcher(field.name()).find();
        boolean isReference =
            field.name().matches(".*Refs?")
                && Boolean.TRUE.equals(field.schema().getObjectProp("secretRef"));
        if (soundsSecret && !isReference) {
          found.add(type.getFullName() + "." + field.name());
        }
      }
    }
    return found;
  }

  private static List<Schema.Field> fields(Schema type) {
    return type.getType() == Schema.Type.RECORD ? type.getFields() : List.of();
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}

package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parser of {@code $filter}. It accepts comparisons by {@code eq} and {@code ne}, {@code
 * substringof('text', name)} and {@code startswith(tagName, 'text')}, joined by {@code and} and
 * {@code or}, with parentheses. {@code and} binds closer than {@code or}. Names and keywords may be
 * in any case. A quote in a text is doubled.
 */
final class FilterParser {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*('(?:[^']|'')*'|[A-Za-z]+(?:/[A-Za-z]+)?|[(),])");

  private final String text;
  private final List<FilterProperty> properties;
  private final List<String> tokens = new ArrayList<>();
  private int next;
  private boolean tagValues;

  private FilterParser(String text, List<FilterProperty> properties) {
    this.text = text;
    this.properties = properties;
  }

  /**
   * Reads the filter of a list of resources.
   *
   * @param text value of {@code $filter}, empty for none
   * @throws ArmException 400 InvalidFilterInQueryString if Azure documents no such filter
   */
  static ListFilter parseResources(String text) {
    return text.isBlank()
        ? ListFilter.NONE
        : new FilterParser(text, FilterProperty.ofResources()).parse();
  }

  /**
   * Reads the filter of a list of resource groups. It may only compare tags.
   *
   * @param text value of {@code $filter}, empty for none
   * @throws ArmException 400 InvalidFilterInQueryString if Azure documents no such filter
   */
  static ListFilter parseGroups(String text) {
    return text.isBlank()
        ? ListFilter.NONE
        : new FilterParser(text, FilterProperty.ofGroups()).parse();
  }

  /**
   * Parses the filter.
   *
   * @throws ArmException 400 InvalidFilterInQueryString if Azure documents no such filter
   */
  private ListFilter parse() {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.region(end, text.length()).lookingAt()) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw refusal();
    }
    Predicate<Resource> test = alternatives();
    if (next < tokens.size()) {
      throw refusal();
    }
    return new ListFilter(test, tagValues);
  }

  private Predicate<Resource> alternatives() {
    Predicate<Resource> either = conditions();
    while (takes("or")) {
      either = either.or(conditions());
    }
    return either;
  }

  private Predicate<Resource> conditions() {
    Tags tags = new Tags();
    Predicate<Resource> all = condition(tags);
    while (takes("and")) {
      all = all.and(condition(tags));
    }
    return all.and(tags.test());
  }

  private Predicate<Resource> condition(Tags tags) {
    if (takes("(")) {
      Predicate<Resource> inner = alternatives();
      require(")");
      return inner;
    }
    if (takes("substringof")) {
      require("(");
      String part = literal();
      require(",");
      FilterProperty property = property();
      require(")");
      if (!property.hasSubstrings()) {
        throw refusal();
      }
      return resource -> property.contains(resource, part);
    }
    if (takes("startswith")) {
      require("(");
      FilterProperty property = property();
      require(",");
      String prefix = literal();
      require(")");
      if (property != FilterProperty.TAG_NAME) {
        throw refusal();
      }
      return resource -> FilterProperty.hasTagPrefix(resource, prefix);
    }
    return comparison(tags);
  }

  private Predicate<Resource> comparison(Tags tags) {
    FilterProperty property = property();
    boolean equal = takes("eq");
    if (!equal) {
      require("ne");
    }
    String value = literal();
    if (!property.ofTag()) {
      return resource -> property.isOf(resource, value) == equal;
    }
    if (!equal) {
      throw refusal();
    }
    if (property == FilterProperty.TAG_NAME) {
      tags.name = value;
    } else {
      tags.value = value;
      tagValues = true;
    }
    return resource -> true;
  }

  private FilterProperty property() {
    String word = take();
    Optional<FilterProperty> found =
        properties.stream().filter(each -> each.spelling().equalsIgnoreCase(word)).findFirst();
    return found.orElseThrow(this::refusal);
  }

  private String literal() {
    String token = take();
    if (!token.startsWith("'")) {
      throw refusal();
    }
    return token.substring(1, token.length() - 1).replace("''", "'");
  }

  private String take() {
    if (next >= tokens.size()) {
      throw refusal();
    }
    return tokens.get(next++);
  }

  private boolean takes(String word) {
    boolean found = next < tokens.size() && tokens.get(next).equalsIgnoreCase(word);
    next += found ? 1 : 0;
    return found;
  }

  private void require(String word) {
    if (!takes(word)) {
      throw refusal();
    }
  }

  private ArmException refusal() {
    return ArmException.badRequest(
        "InvalidFilterInQueryString",
        "Invalid $filter '%s' specified in the query string. Accepted: comparisons such as tagName eq 'stage' by 'eq' or 'ne' of %s%s, joined by 'and' and 'or'; tags by 'eq' only, tagValue together with tagName."
            .formatted(
                text,
                properties.stream().map(FilterProperty::spelling).collect(Collectors.joining(", ")),
                properties.stream().anyMatch(FilterProperty::hasSubstrings)
                    ? ", substringof('text', name) and startswith(tagName, 'text')"
                    : " and startswith(tagName, 'text')"));
  }

  /** The name and value of one tag. Joined by {@code and}, they are about the same tag. */
  private final class Tags {

    private @Nullable String name;
    private @Nullable String value;

    private Predicate<Resource> test() {
      String tag = name;
      String wanted = value;
      if (tag == null) {
        if (wanted != null) {
          throw refusal();
        }
        return resource -> true;
      }
      return wanted == null
          ? resource -> FilterProperty.TAG_NAME.isOf(resource, tag)
          : resource -> FilterProperty.tag(resource, tag).filter(wanted::equals).isPresent();
    }
  }
}

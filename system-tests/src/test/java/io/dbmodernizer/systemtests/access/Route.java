package io.dbmodernizer.systemtests.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * A route of a service.
 *
 * @param method HTTP method
 * @param pattern path pattern of its mapping
 */
record Route(String method, String pattern) implements Comparable<Route> {
  private static final Set<String> ANY = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /** Returns the routes of every controller and of the actuator, each once. */
  static Set<Route> of(ApplicationContext service) {
    Set<Route> routes = new TreeSet<>();
    for (RequestMappingInfoHandlerMapping mapping :
        service.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
      mapping.getHandlerMethods().keySet().forEach(info -> routes.addAll(of(info)));
    }
    return routes;
  }

  private static List<Route> of(RequestMappingInfo info) {
    Set<RequestMethod> named = info.getMethodsCondition().getMethods();
    Set<String> methods =
        named.isEmpty() ? ANY : named.stream().map(Enum::name).collect(Collectors.toSet());
    List<Route> routes = new ArrayList<>();
    for (String pattern : info.getPatternValues()) {
      methods.forEach(method -> routes.add(new Route(method, pattern)));
    }
    return routes;
  }

  /** Returns a path that the pattern matches. */
  String path() {
    return pattern.replaceAll("\\{[^}]*}", "some").replace("/**", "/some").replace("*", "some");
  }

  @Override
  public int compareTo(Route other) {
    int byPattern = pattern.compareTo(other.pattern);
    return byPattern == 0 ? method.compareTo(other.method) : byPattern;
  }
}

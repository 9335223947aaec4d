package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.monitoring.api.problem.Problem;
import io.dbmodernizer.monitoring.web.StatusView;
import io.dbmodernizer.monitoring.web.TablesView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * What every request for {@code /api/v1} has to meet: the views are complete, and each parameter is
 * one that the resource has.
 */
@Component
final class RequestChecks implements HandlerInterceptor {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final StatusView view;
  private final TablesView tables;

  RequestChecks(StatusView view, TablesView tables) {
    this.view = view;
    this.tables = tables;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getPackageName().startsWith(getClass().getPackageName())) {
      checkParameters(request, method);
      if (!view.isComplete() || !tables.isComplete()) {
        throw Problem.unavailable("the service has not read all migrations yet", RETRY_AFTER);
      }
    }
    return true;
  }

  private static void checkParameters(HttpServletRequest request, HandlerMethod method) {
    Map<String, Boolean> repeatable = accepted(method);
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              Boolean several = repeatable.get(name);
              if (several == null) {
                throw unknown(name, repeatable.keySet());
              }
              if (values.length > 1 && !several) {
                throw Problem.badValue(name, String.join(", ", values), "one value");
              }
              if (Arrays.stream(values).anyMatch(String::isBlank)) {
                throw Problem.badValue(
                    name, String.join(", ", values), "a value that is not empty");
              }
            });
  }

  private static Map<String, Boolean> accepted(HandlerMethod method) {
    Map<String, Boolean> names = new TreeMap<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      if (parameter.hasParameterAnnotation(RequestParam.class)) {
        names.put(
            Objects.requireNonNull(parameter.getParameter().getName()),
            Collection.class.isAssignableFrom(parameter.getParameterType()));
      }
    }
    return names;
  }

  private static RuntimeException unknown(String name, Collection<String> accepted) {
    String list = accepted.isEmpty() ? "none" : String.join(", ", accepted);
    return Problem.of(
        HttpStatus.BAD_REQUEST,
        "Unknown parameter",
        "there is no parameter '%s'; accepted: %s".formatted(Problem.shortened(name), list),
        "Leave the parameter out, or use an accepted one.");
  }
}

package io.dbmodernizer.monitoring.api.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.ResolvableType;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers every error of a controller with problem details that have a remedy. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String UNSPECIFIED = "UNSPECIFIED";

  /** Answers an error that nobody expected, and logs it. */
  @ExceptionHandler
  @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
      return null;
    }
    LOG.atError()
        .addKeyValue("request", request.getDescription(false))
        .setCause(e)
        .log("A request failed");
    HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
    return handleExceptionInternal(
        e,
        ProblemDetail.forStatusAndDetail(status, "the service failed at this request"),
        new HttpHeaders(),
        status,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String name =
        e instanceof MethodArgumentTypeMismatchException mismatch
            ? mismatch.getName()
            : String.valueOf(e.getPropertyName());
    Object value = e.getValue();
    String text =
        value instanceof Object[] values
            ? Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(","))
            : String.valueOf(value);
    ErrorResponseException problem = Problem.badValue(name, text, accepted(e));
    return handleExceptionInternal(e, problem.getBody(), headers, problem.getStatusCode(), request);
  }

  private static String accepted(TypeMismatchException e) {
    Class<?> type = e.getRequiredType();
    if (e instanceof MethodArgumentTypeMismatchException mismatch) {
      type = mismatch.getParameter().nestedIfOptional().getNestedParameterType();
      Class<?> element =
          ResolvableType.forMethodParameter(mismatch.getParameter())
              .asCollection()
              .resolveGeneric(0);
      type = element == null ? type : element;
    }
    if (type != null && type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(String::valueOf)
          .filter(name -> !name.equals(UNSPECIFIED))
          .collect(Collectors.joining(", "));
    }
    return type == boolean.class || type == Boolean.class ? "true, false" : "a whole number";
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            status, "there is nothing at '/" + Problem.shortened(e.getResourcePath()) + "'");
    return handleExceptionInternal(e, problem, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Object answer =
        body == null && e instanceof ErrorResponse error
            ? error.updateAndGetBody(getMessageSource(), Locale.ROOT)
            : body;
    if (answer instanceof ProblemDetail problem) {
      if (problem.getProperties() == null || !problem.getProperties().containsKey(Problem.REMEDY)) {
        problem.setProperty(Problem.REMEDY, Remedies.of(status));
      }
    }
    HttpHeaders all = new HttpHeaders();
    all.putAll(headers);
    all.setCacheControl(CacheControl.noStore());
    return super.handleExceptionInternal(e, answer, all, status, request);
  }
}

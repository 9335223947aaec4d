package io.dbmodernizer.runtime.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.management.exception.ManagementException;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.step.StepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of failures of Azure Resource Manager and of its SDK to reasons. No other class maps
 * an HTTP status to a reason.
 */
public final class AzureErrors implements FailureClassifier {

  @Override
  public Optional<StepResult> classify(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      Optional<StepResult> result = one(t);
      if (result.isPresent()) {
        return result;
      }
    }
    return Optional.empty();
  }

  /** Returns the meaning of an operation that Azure accepted and ended unsuccessfully. */
  public static StepResult.Failed operationFailed(String subject, OperationStatus.Failed failed) {
    ErrorMeaning meaning = ErrorMeaning.ofCode(failed.code(), Reason.OPERATION_FAILED);
    return new StepResult.Failed(
        StepResult.failure(
            meaning.reason(), subject, failed.code(), failed.message(), meaning.remedy()),
        meaning.retryable(),
        null,
        true);
  }

  private static Optional<StepResult> one(Throwable t) {
    if (t instanceof ArmBudgetExhaustedException exhausted) {
      return Optional.of(
          StepResult.waiting(
              Reason.THROTTLED,
              "the budget of calls to Azure Resource Manager",
              exhausted.waitTime()));
    }
    if (t instanceof ArmException e) {
      return Optional.of(refused(e.status(), e.code(), message(e), e.retryAfter()));
    }
    if (t instanceof ManagementException e && e.getValue() != null) {
      return Optional.of(
          refused(
              e.getResponse().getStatusCode(),
              String.valueOf(e.getValue().getCode()),
              String.valueOf(e.getValue().getMessage()),
              retryAfter(e)));
    }
    if (t instanceof ClientAuthenticationException) {
      return Optional.of(refused(401, "", message(t), null));
    }
    if (t instanceof HttpResponseException e && e.getResponse() != null) {
      return Optional.of(refused(e.getResponse().getStatusCode(), "", message(e), retryAfter(e)));
    }
    if (t instanceof IOException
        || t instanceof UncheckedIOException
        || t instanceof TimeoutException) {
      return Optional.of(
          StepResult.retryable(
              Reason.AZURE_UNAVAILABLE,
              "Azure Resource Manager",
              "no answer: " + t.getClass().getSimpleName() + ": " + message(t),
              "Check the network path to the endpoint and its certificate."));
    }
    return Optional.empty();
  }

  private static StepResult refused(
      int status, String code, String message, @Nullable Duration retryAfter) {
    ErrorMeaning meaning = ErrorMeaning.of(status, code);
    return new StepResult.Failed(
        StepResult.failure(
            meaning.reason(),
            "Azure Resource Manager",
            code.isEmpty() ? "HTTP " + status : code,
            message,
            meaning.remedy()),
        meaning.retryable(),
        retryAfter,
        false);
  }

  private static @Nullable Duration retryAfter(HttpResponseException e) {
    return ArmResponse.retryAfter(e.getResponse().getHeaders()).orElse(null);
  }

  private static String message(Throwable t) {
    return t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
  }
}

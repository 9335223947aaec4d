package io.dbmodernizer.monitoring.api;

import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * Answers that have a version. A caller that has the version already gets 304 and no body.
 *
 * <p>The tags are weak, because the web server compresses no answer with a strong one. They differ
 * between processes, because each counts for itself.
 */
@Component
public final class Versioned {
  private final MigrationIndex index;

  Versioned(MigrationIndex index) {
    this.index = index;
  }

  /**
   * Returns the answer.
   *
   * @param version version of what the body is made from, at the latest before it is made
   * @param body makes the body, if it is needed
   */
  public <T> ResponseEntity<T> answer(WebRequest request, String version, Supplier<T> body) {
    String tag = "W/\"" + index.epoch() + "-" + version + "\"";
    CacheControl revalidate = CacheControl.noCache().cachePrivate();
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .eTag(tag)
          .cacheControl(revalidate)
          .build();
    }
    return ResponseEntity.ok().eTag(tag).cacheControl(revalidate).body(body.get());
  }
}

package io.dbmodernizer.monitoring.dashboard;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the page and its files. Both are the same for everybody and hold no data. */
@Hidden
@RestController
final class DashboardController {
  /** Path of the page. */
  static final String PAGE = "/";

  /** Pattern of the paths of its files. */
  static final String FILES = "/dashboard/**";

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final PageFiles files;
  private final Page page;

  DashboardController(PageFiles files) {
    this.files = files;
    this.page = Page.of(PageFiles.index(), files);
  }

  /** Returns the page, which names the current version of its files and is therefore not kept. */
  @GetMapping(PAGE)
  ResponseEntity<String> page() {
    return ResponseEntity.ok()
        .contentType(HTML)
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", page.policy())
        .body(page.html());
  }

  /** Returns a file of the page. */
  @GetMapping("/dashboard/{version}/{folder}/{name}")
  ResponseEntity<byte[]> file(
      @PathVariable String version, @PathVariable String folder, @PathVariable String name) {
    PageFile file = files.find(version, folder + "/" + name);
    return file == null
        ? ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build()
        : ResponseEntity.ok().contentType(file.type()).cacheControl(FOR_EVER).body(file.content());
  }
}

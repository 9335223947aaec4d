/**
 * Classes for programs that publish requests or read events: a publisher, a reader, the CloudEvents
 * headers and the ids of events. The services use the headers and the ids too.
 *
 * <p>May be used by: cli.*, migration.direct, monitoring.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.client;

import org.jspecify.annotations.NullMarked;

/**
 * Decides who may call the HTTP interfaces of a service: the modes of access, the rule of every
 * route, and the caller of a request.
 *
 * <p>May be used by: monitoring.api.action, monitoring.api.deadletter, monitoring.dashboard,
 * monitoring.webhook.
 */
@NullMarked
package io.dbmodernizer.runtime.access;

import org.jspecify.annotations.NullMarked;

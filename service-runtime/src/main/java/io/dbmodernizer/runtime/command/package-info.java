/**
 * The rules that say which commands of users the condition of a migration allows. The provisioner
 * decides by them. The interface for people applies them first, to what it knows.
 *
 * <p>May be used by: monitoring.api.action, provisioner.command.
 */
@NullMarked
package io.dbmodernizer.runtime.command;

import org.jspecify.annotations.NullMarked;

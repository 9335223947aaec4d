/**
 * Azure Resource Manager: the resource manager and what a provider brings to it.
 *
 * <h2>Adding an operation</h2>
 *
 * All of it happens in the provider's package:
 *
 * <ul>
 *   <li>A resource type is a subclass of {@link
 *       io.dbmodernizer.emulator.arm.resource.ResourceType}. It declares itself with a {@link
 *       io.dbmodernizer.emulator.arm.resource.TypeDeclaration}: name, path, rule for names, and
 *       what differs from a usual type. Its {@code build} judges a body and returns the resource.
 *       It joins {@code types()} of its {@link io.dbmodernizer.emulator.arm.Provider}. PUT, PATCH,
 *       GET, HEAD, DELETE and both lists are there by that.
 *   <li>If a change takes time, the declaration names a {@link
 *       io.dbmodernizer.emulator.arm.operation.Polling} with {@code creating}, {@code updating} or
 *       {@code deleting}: it says how callers follow the operation and how long it takes in Azure.
 *   <li>Anything else, such as {@code listKeys}, is a {@link
 *       io.dbmodernizer.emulator.arm.route.Route} in {@code actions()}.
 *   <li>The query parameters that are obeyed are named, by {@code obeying} of the declaration or
 *       {@code honouring} of the route; all others are refused. What is written is kept beside what
 *       {@code build} returns, except for what {@code judging} names.
 *   <li>A new provider is one line in {@code EmulatedProviders}.
 * </ul>
 *
 * Parents, conflicts, throttling, roles, registration, faults, eventual consistency, the log and
 * the recording of exchanges come with it: the name that role definitions use is read from the
 * path's pattern.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm;

import org.jspecify.annotations.NullMarked;

/**
 * What every Azure Resource Manager provider has in common: resource ids, routing, stored
 * resources, name rules, error bodies and long-running operations. Providers build on this package;
 * it knows none of them and nothing of HTTP. What Azure's API is, it reads in {@code catalogue}.
 *
 * <h2>Adding an operation</h2>
 *
 * All of it happens in the provider's package:
 *
 * <ul>
 *   <li>A resource type is a subclass of {@link io.dbmodernizer.emulator.arm.ResourceType}: name,
 *       path, rule for names and {@code build}, which judges a body and returns the resource. It
 *       joins {@code types()} of its {@link io.dbmodernizer.emulator.arm.Provider}. PUT, PATCH,
 *       GET, HEAD, DELETE and both lists are there by that.
 *   <li>If a change takes time, {@code creation}, {@code update} or {@code deletion} returns a
 *       {@link io.dbmodernizer.emulator.arm.Polling}, which {@code pollings()} names as well: it
 *       says how callers follow the operation and how long it takes in Azure.
 *   <li>Anything else, such as {@code listKeys}, is a {@link io.dbmodernizer.emulator.arm.Route} in
 *       {@code actions()}.
 *   <li>The query parameters that are obeyed are named, by {@code queryParameters} of the type or
 *       {@code honouring} of the route; all others are refused. What is written is kept beside what
 *       {@code build} returns, except for what {@code judged} names.
 *   <li>A new provider is one line in {@code EmulatedProviders}.
 * </ul>
 *
 * Parents, conflicts, throttling, roles, registration, faults, eventual consistency, the log and
 * the recording of exchanges come with it: the name that role definitions use is read from the
 * path's pattern.
 */
@NullMarked
package io.dbmodernizer.emulator.arm;

import org.jspecify.annotations.NullMarked;

/**
 * What every Azure Resource Manager provider has in common: resource ids, routing, stored
 * resources, name rules, error bodies and long-running operations. Providers build on this package;
 * it knows none of them and nothing of HTTP.
 */
@NullMarked
package io.dbmodernizer.emulator.arm;

import org.jspecify.annotations.NullMarked;

package io.dbmodernizer.monitoring.api.action;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the header of an action that {@link Asker#of} reads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
    in = ParameterIn.HEADER,
    name = Asker.KEY_HEADER,
    description = "Tells a repeat of this call from another call",
    schema = @Schema(type = "string"))
@interface TakesIdempotencyKey {}

package io.jenkins.plugins.nanohost.engine.machine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How long an operation may take before it is stopped, apart from the time for large files. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Limit {
    int minutes();
}

package io.jenkins.plugins.nanohost.engine.powershell.windows;

import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;

/**
 * Marks a test that runs on a computer of each release of Windows: with {@code -Dthorough=true} on all of them, otherwise
 * on the oldest and on one release that has other cmdlets, or on that one alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(EachRelease.Releases.class)
public @interface EachRelease {
    /** Whether one release is enough where not all are wanted: for tests that take long. */
    boolean oneIsEnough() default false;

    /** The releases. */
    final class Releases implements ArgumentsProvider, AnnotationConsumer<EachRelease> {
        private boolean oneIsEnough;

        @Override
        public void accept(EachRelease annotation) {
            oneIsEnough = annotation.oneIsEnough();
        }

        @Override
        public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
            boolean thorough = Boolean.getBoolean("thorough");
            Stream<Release> few =
                    oneIsEnough ? Stream.of(Release.SERVER_2022) : Stream.of(Release.SERVER_2016, Release.SERVER_2022);
            return (thorough ? Stream.of(Release.values()) : few).map(Arguments::of);
        }
    }
}

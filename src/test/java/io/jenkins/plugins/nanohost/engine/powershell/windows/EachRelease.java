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

/**
 * Marks a test that runs on a computer of each release of Windows: with {@code -Dthorough=true} on all of them, otherwise
 * on the oldest and on one release that has other cmdlets.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(EachRelease.Releases.class)
public @interface EachRelease {
    /** The releases. */
    final class Releases implements ArgumentsProvider {
        @Override
        public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
            boolean thorough = Boolean.getBoolean("thorough");
            Stream<Release> releases =
                    thorough ? Stream.of(Release.values()) : Stream.of(Release.SERVER_2016, Release.SERVER_2022);
            return releases.map(Arguments::of);
        }
    }
}

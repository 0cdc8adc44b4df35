package io.jenkins.plugins.nanohost.engine.cli.argument;

import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path of an option; an empty one would be the current folder, which nobody means by it. */
public final class PathConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        if (value.isBlank()) {
            throw new TypeConversionException("it is empty; name a file or folder");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + Shown.of(value) + "' is no path; name a file or folder");
        }
    }
}

package io.jenkins.plugins.nanohost.engine.value;

/**
 * Which image of the media is wanted: by its edition id, its name, or its index. {@link #ONLY} is for media that have only one
 * image.
 */
public record ImageChoice(String value) {
    public static final ImageChoice ONLY = new ImageChoice("");

    public ImageChoice {
        if (value.length() > 200 || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("'" + Shown.of(value)
                    + "' is no image; its edition id, for example ServerDataCenterNano, its name or its index");
        }
    }

    public boolean isOnly() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return isOnly() ? "the only image" : value;
    }
}

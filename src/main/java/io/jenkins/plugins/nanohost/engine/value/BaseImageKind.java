package io.jenkins.plugins.nanohost.engine.value;

/** The form in which a container base image is distributed. */
public enum BaseImageKind implements Word {
    /** For {@code docker load}. */
    ARCHIVE("archive"),
    /** For the technical previews' Install-ContainerOSImage. */
    WIM("wim");

    private final String word;

    BaseImageKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}

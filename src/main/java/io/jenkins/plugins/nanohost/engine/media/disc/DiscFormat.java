package io.jenkins.plugins.nanohost.engine.media.disc;

/** How installation media stores its files. */
public enum DiscFormat {
    UDF("disc image (UDF)"),
    ISO_9660("disc image (ISO 9660)"),
    FOLDER("folder of unpacked media");

    private final String title;

    DiscFormat(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}

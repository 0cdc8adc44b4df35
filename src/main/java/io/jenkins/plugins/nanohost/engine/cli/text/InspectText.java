package io.jenkins.plugins.nanohost.engine.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a file is. Of Windows media it answers first what a definition names: the values of {@code vhd.image}. */
public final class InspectText implements TextView {
    private static final List<String> OF_THE_HEAD = List.of("outcome", "path", "format", "size", "windows", "images");

    @Override
    public List<String> lines(Map<String, Object> result, Ink ink) {
        List<String> lines = new ArrayList<>();
        lines.add(ink.head(Values.text(result, "path")) + ": " + Values.text(result, "format") + ", "
                + Values.size(result, "size"));
        Map<?, ?> windows = Values.map(result, "windows");
        if (!windows.isEmpty()) {
            lines.add(
                    "Windows " + Values.text(windows, "version") + ", languages " + Values.list(windows, "languages"));
            for (Map<?, ?> file : Values.maps(windows, "imageFiles")) {
                images(file, ink, lines);
            }
        } else if (result.containsKey("images")) {
            images(result, ink, lines);
        }
        result.forEach((name, value) -> {
            if (!OF_THE_HEAD.contains(name)) {
                tell("  ", name, value, lines);
            }
        });
        return lines;
    }

    private static void images(Map<?, ?> file, Ink ink, List<String> lines) {
        List<? extends Map<?, ?>> images = Values.maps(file, "images");
        lines.add("");
        if (!Values.text(file, "path").isEmpty() && !Values.text(file, "role").isEmpty()) {
            lines.add(Values.text(file, "path")
                    + ", for vhd.image write one of the first column (-: with a desktop, not supported):");
        }
        boolean docker = images.stream().anyMatch(image -> image.containsKey("osVersion") || image.containsKey("tags"));
        Table table =
                docker ? new Table("TAG", "SYSTEM", "VERSION", "LAYERS") : new Table("IMAGE", "INDEX", "KIND", "NAME");
        for (Map<?, ?> image : images) {
            if (docker) {
                table.row(
                        String.join(
                                " ",
                                Values.list(image, "tags").stream()
                                        .map(Object::toString)
                                        .toList()),
                        Values.text(image, "os") + "/" + Values.text(image, "architecture"),
                        Values.text(image, "osVersion"),
                        Values.text(image, "layers"));
            } else {
                table.row(
                        "Server".equals(Values.text(image, "installationType")) ? "" : Values.text(image, "editionId"),
                        Values.text(image, "index"),
                        Values.text(image, "installationType"),
                        Values.text(image, "name"));
            }
        }
        lines.addAll(table.lines(ink));
    }

    private static void tell(String indent, Object name, Object value, List<String> lines) {
        if (value instanceof Map<?, ?> map) {
            lines.add(indent + name + ":");
            map.forEach((inner, one) -> tell(indent + "  ", inner, one, lines));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            lines.add(indent + name + ":");
            for (Object one : list) {
                tell(indent + "  ", "-", one, lines);
            }
        } else {
            lines.add(indent + name + ": " + value);
        }
    }
}

package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.nanohost.engine.value.guest.GuestPath;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One of the user's files that the guest gets. */
public final class StagedFileSettings extends AbstractDescribableImpl<StagedFileSettings> {
    private final String from;
    private final String to;

    @DataBoundConstructor
    public StagedFileSettings(String from, String to) {
        this.from = Settings.text(from);
        this.to = Settings.text(to);
    }

    static List<Map<String, Object>> toSections(
            String field, @CheckForNull List<StagedFileSettings> files, FormReader reader) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (StagedFileSettings file : copy(files)) {
            String name = field + "[" + sections.size() + "]";
            if (file == null) {
                reader.missing(name);
                sections.add(Map.of());
            } else {
                sections.add(file.toSection(reader.in(name)));
            }
        }
        return sections;
    }

    /** A copy of the list, of a type that Jenkins can store; it may contain nulls that a script has put into it. */
    static List<StagedFileSettings> copy(@CheckForNull List<StagedFileSettings> files) {
        return files == null ? new ArrayList<>() : new ArrayList<>(files);
    }

    private Map<String, Object> toSection(FormReader reader) {
        return new Section()
                .put("from", reader.requiredPath("from", from))
                .put("to", reader.required("to", to))
                .fields();
    }

    public String getFrom() {
        return from;
    }

    public String getTo() {
        return to;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<StagedFileSettings> {
        @Override
        public String getDisplayName() {
            return "File";
        }

        @POST
        public FormValidation doCheckFrom(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return FormCheck.required(item, value, text -> {});
        }

        @POST
        public FormValidation doCheckTo(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return FormCheck.required(item, value, text -> SetupPath.requireFree(new GuestPath(text)));
        }
    }
}

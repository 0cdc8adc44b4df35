package io.jenkins.plugins.nanohost.settings;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.nanohost.builder.ContainerHostBuilder;
import io.jenkins.plugins.nanohost.steps.HypervVmStep;
import io.jenkins.plugins.nanohost.steps.InstallContainerHostStep;
import io.jenkins.plugins.nanohost.steps.NanoVhdStep;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormChecksTest {
    private static final Item MINE = new Item() {};

    /** The job of a freestyle build, which replaces the variables in its builder's fields. */
    private static final Item FREESTYLE = new FreestyleJob();

    private static final class FreestyleJob extends AbstractProject<FreestyleJob, FreestyleBuild> {
        FreestyleJob() {
            super(null, "job");
        }
    }

    private static final class FreestyleBuild extends AbstractBuild<FreestyleJob, FreestyleBuild> {
        FreestyleBuild(FreestyleJob job) throws IOException {
            super(job);
        }
    }

    static Stream<Method> checks() {
        return Stream.of(
                        new ContainerHostBuilder.DescriptorImpl(),
                        new VhdSettings.DescriptorImpl(),
                        new VmSettings.DescriptorImpl(),
                        new StagedFileSettings.DescriptorImpl(),
                        new DockerSettings.DescriptorImpl())
                .flatMap(descriptor -> Arrays.stream(descriptor.getClass().getMethods()))
                .filter(method -> method.getName().startsWith("doCheck"));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void aVariableIsNotWrongInTheFormOfABuilder(Method check) throws Exception {
        Object form = check.getDeclaringClass().isInterface()
                ? Stream.of(
                                new ContainerHostBuilder.DescriptorImpl(),
                                new VhdSettings.DescriptorImpl(),
                                new VmSettings.DescriptorImpl(),
                                new DockerSettings.DescriptorImpl())
                        .filter(check.getDeclaringClass()::isInstance)
                        .findFirst()
                        .orElseThrow()
                : new StagedFileSettings.DescriptorImpl();
        for (String variable : List.of("$NAME", "${NAME}", "?! ${build.name} \u0007", "x$1")) {
            assertThat(((FormValidation) ask(form, check, FREESTYLE, variable)).kind)
                    .as(variable)
                    .isEqualTo(FormValidation.Kind.OK);
        }
    }

    @Test
    void aWrongTextWithoutAVariableIsWrongThereToo() {
        VhdSettings.DescriptorImpl disk = new VhdSettings.DescriptorImpl();
        for (String wrong : List.of("20 apples", "20$", "${", "$ {X}")) {
            assertThat(disk.doCheckSize(FREESTYLE, wrong).kind).isEqualTo(FormValidation.Kind.ERROR);
        }
        assertThat(disk.doCheckMedia(FREESTYLE, " ").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void aVariableIsWrongWhereNobodyExpandsIt() {
        assertThat(new NanoVhdStep.DescriptorImpl().doCheckSize(MINE, "${SIZE}").kind)
                .isEqualTo(FormValidation.Kind.ERROR);
    }

    private static Object ask(Object descriptor, Method question, Item item, String value) throws Exception {
        try {
            return question.getParameterCount() == 1
                    ? question.invoke(descriptor, item)
                    : question.invoke(descriptor, item, value);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host|nano01|nano 01",
                "Packages|Guest, OEM-Drivers|Guest, ../x",
                "Size|20GB|20 apples",
                "ComputerName|NANO01|A-NAME-TOO-LONG-FOR-NETBIOS",
                "TimeZone|W. Europe Standard Time|Mars;Base",
                "Address|192.168.1.93/24|192.168.1.93",
                "Gateway|192.168.1.1|192.168.1.300",
                "Dns|192.168.1.1 192.168.1.2|192.168.1.1 ns1",
                "Dns|192.168.1.1, 2001:db8::1|192.168.1.1 2001:db8:::1",
                "Address6|2001:db8::93/64|2001:db8::93",
                "Gateway6|fe80::1|fe80::1%4",
                "Owner|Build & <farm>|a\tb",
                "Locale|de-DE|German",
                "ProductKey|aaaaa-BBBBB-ccccc-ddddd-12345|AAAAA-BBBBB",
                "Updates|D:\\a b\\x.MSU|D:\\a b\\x.exe",
                "Commands|echo \"%PATH%\" & rem|echo ü",
            })
    void aFieldOfTheBootDiskIsCheckedByTheEnginesOwnRule(String field, String right, String wrong) throws Exception {
        checks(new NanoVhdStep.DescriptorImpl(), field, right, wrong);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"SwitchName|External|", "Memory|2GB|3", "Memory|2048MB|2047MB", "Processors|4|0", "Processors|4|x"
            })
    void aFieldOfTheMachineIsCheckedByTheEnginesOwnRule(String field, String right, String wrong) throws Exception {
        checks(new HypervVmStep.DescriptorImpl(), field, right, wrong);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Subnet|172.16.0.0/12|172.16.0.1/12", "Port|2376|70000"})
    void aFieldOfDockerIsCheckedByTheEnginesOwnRule(String field, String right, String wrong) throws Exception {
        checks(new InstallContainerHostStep.DescriptorImpl(), field, right, wrong);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "To|C:\\tools\\x.exe|tools",
                "To|C:\\tools\\docker.exe|C:\\Windows\\System32\\docker.exe",
                "From|x.exe|"
            })
    void aFieldOfAStagedFileIsCheckedByTheEnginesOwnRule(String field, String right, String wrong) throws Exception {
        checks(new StagedFileSettings.DescriptorImpl(), field, right, wrong);
    }

    private static void checks(Object descriptor, String field, String right, String wrong) throws Exception {
        Method check = Arrays.stream(descriptor.getClass().getMethods())
                .filter(method -> method.getName().equals("doCheck" + field))
                .findFirst()
                .orElseThrow();
        assertThat(((FormValidation) ask(descriptor, check, MINE, right)).kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(((FormValidation) ask(descriptor, check, MINE, wrong)).kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void anImageOfTheMediaIsCheckedByTheEnginesOwnRule() throws Exception {
        checks(new NanoVhdStep.DescriptorImpl(), "Image", "ServerDataCenterNano", "x".repeat(201));
    }

    @Test
    void eachLineIsCheckedAndAWrongOneIsNamed() {
        NanoVhdStep.DescriptorImpl disk = new NanoVhdStep.DescriptorImpl();
        assertThat(disk.doCheckUpdates(MINE, "a.cab\r\n\r\n b.msu \n").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(disk.doCheckUpdates(MINE, "a.cab\nb.exe\nc.cab")).hasMessageStartingWith("'b.exe' is no update");
        assertThat(disk.doCheckCommands(MINE, "a\nb").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(disk.doCheckCommands(MINE, "a\nü")).hasMessageStartingWith("'ü' is no command line");
    }

    @Test
    void aProductKeyThatIsWrongIsNotShown() {
        assertThat(new NanoVhdStep.DescriptorImpl().doCheckProductKey(MINE, "AAAAA-SECRET"))
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void aBlankFieldIsWrongOnlyWhereItIsRequired() {
        assertThat(new NanoVhdStep.DescriptorImpl().doCheckMedia(MINE, " ").kind)
                .isEqualTo(FormValidation.Kind.ERROR);
        assertThat(new NanoVhdStep.DescriptorImpl().doCheckSize(MINE, " ").kind).isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void choicesAreTheEnginesWords() {
        assertThat(new NanoVhdStep.DescriptorImpl().doFillHostDiskItems(MINE, "x"))
                .extracting(option -> option.value)
                .containsExactly("differencing", "copy");
        assertThat(new NanoVhdStep.DescriptorImpl().doFillFormatItems(MINE, "x"))
                .extracting(option -> option.value)
                .containsExactly("vhdx", "vhd");
        assertThat(new NanoVhdStep.DescriptorImpl().doFillGenerationItems(MINE, "x"))
                .extracting(option -> option.value)
                .containsExactly("1", "2");
        assertThat(new InstallContainerHostStep.DescriptorImpl().doFillNetworkItems(MINE, "x"))
                .extracting(option -> option.value)
                .containsExactly("nat", "transparent");
        ListBoxModel rebuild = new NanoVhdStep.DescriptorImpl().doFillRebuildItems(MINE, "x");
        assertThat(rebuild).extracting(option -> option.value).containsExactly("whenChanged", "always", "never");
    }
}

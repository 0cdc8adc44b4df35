package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.nanohost.builder.ContainerHostBuilder;
import io.jenkins.plugins.nanohost.node.HyperVMachineProperty;
import io.jenkins.plugins.nanohost.settings.FilesSettings;
import io.jenkins.plugins.nanohost.settings.StagedFileSettings;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import io.jenkins.plugins.nanohost.steps.ContainerHostStep;
import io.jenkins.plugins.nanohost.steps.HypervVmStep;
import io.jenkins.plugins.nanohost.steps.NanoVhdStep;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.steps.CoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a person fills in is what is stored, in a browser's form and back. */
@WithJenkins
class FormsITest {
    private static final Path MEDIA = Path.of("docs/examples/media").toAbsolutePath();

    @TempDir
    Path rehearsal;

    @Test
    void theBuildersFormKeepsWhatWasFilledIn(JenkinsRule jenkins) throws Exception {
        VhdSettings vhd = new VhdSettings("D:\\iso\\server.iso");
        vhd.setImage("ServerDataCenterNano");
        vhd.setHostDisk("copy");
        vhd.setFormat("vhd");
        vhd.setGeneration(1);
        vhd.setUpdates("D:\\updates\\first.msu\nD:\\updates\\second one.cab");
        vhd.setCommands("w32tm /resync\necho \"%PATH%\" & <rem>");
        vhd.setOwner("A & B <c> 'd'");
        vhd.setAddress6("2001:db8::93/64");
        vhd.setFiles(List.of(new StagedFileSettings("y.exe", "C:\\tools\\y.exe")));
        VmSettings vm = new VmSettings("External");
        vm.setProcessors(4);
        FilesSettings stage = new FilesSettings();
        stage.setFiles(List.of(new StagedFileSettings("x.exe", "C:\\tools\\x.exe")));
        ContainerHostBuilder before = new ContainerHostBuilder("nano01", vhd, vm);
        before.setFiles(stage);
        before.setRebuild("always");

        ContainerHostBuilder after = jenkins.configRoundtrip(before);

        jenkins.assertEqualDataBoundBeans(before, after);
    }

    @Test
    void aStepIsWrittenWithoutItsDefaults(JenkinsRule jenkins) throws Exception {
        NanoVhdStep step = new NanoVhdStep("nano01", "server.iso");
        step.setDns("192.168.1.1 192.168.1.2");
        step.setLocale("en-US");
        step.setGeneration(2);
        step.setHostDisk("differencing");

        assertThat(Snippetizer.object2Groovy(step))
                .isEqualTo("nanoVhd dns: '192.168.1.1 192.168.1.2', host: 'nano01', media: 'server.iso'");
        assertThat(Snippetizer.object2Groovy(new HypervVmStep("nano01", "External")))
                .isEqualTo("hypervVm host: 'nano01', switchName: 'External'");
    }

    @Test
    void theGeneratorOfSnippetsShowsEveryStep(JenkinsRule jenkins) throws Exception {
        jenkins.createProject(WorkflowJob.class, "host");

        String page =
                jenkins.createWebClient().goTo("job/host/pipeline-syntax/").asXml();

        assertThat(page)
                .contains(
                        "nanoVhd:",
                        "hypervVm:",
                        "stageContainerFiles:",
                        "installContainerHost:",
                        "removeContainerHost:",
                        "containerHost:");
    }

    @Test
    void aPipelineIsOfferedTheStepAndNotTheBuilder(JenkinsRule jenkins) throws Exception {
        assertThat(Snippetizer.object2Groovy(
                        new ContainerHostStep("nano01", new VhdSettings("server.iso"), new VmSettings("External"))))
                .startsWith("containerHost host: 'nano01'");
        assertThat(jenkins.jenkins
                        .getDescriptorByType(CoreStep.DescriptorImpl.class)
                        .getApplicableDescriptors())
                .extracting(descriptor -> (Object) descriptor.clazz)
                .doesNotContain(ContainerHostBuilder.class);
        assertThat(new Snippetizer().getQuasiDescriptors(false))
                .filteredOn(offered -> offered.getSymbol().equals("containerHost"))
                .extracting(offered -> (Object) offered.real.clazz)
                .containsExactly(ContainerHostStep.class);
    }

    @Test
    void aFreestyleBuildExpandsItsParametersOnTheMachineOfAllNodes(JenkinsRule jenkins) throws Exception {
        HyperVMachineProperty machine = new HyperVMachineProperty();
        machine.setRehearsalFolder(rehearsal.toString());
        jenkins.jenkins.getGlobalNodeProperties().add(machine);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("ISO", "absent")));
        job.getBuildersList()
                .add(new ContainerHostBuilder("nano01", new VhdSettings("$ISO.iso"), new VmSettings("${ISO}")));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("rehearsal in " + rehearsal, build);
        jenkins.assertLogContains("absent.iso", build);
    }

    @Test
    void theNodesFormKeepsTheMachine(JenkinsRule jenkins) throws Exception {
        HyperVMachineProperty before = new HyperVMachineProperty();
        before.setWorkFolder("D:\\hosts");
        before.setPowerShell("D:\\powershell.exe");
        before.setCacheLimit("200GB");
        DumbSlave agent = jenkins.createSlave();
        agent.getNodeProperties().add(before);

        DumbSlave after = jenkins.configRoundtrip(agent);

        jenkins.assertEqualDataBoundBeans(before, after.getNodeProperty(HyperVMachineProperty.class));
    }

    @Test
    void aFreestyleBuildMakesAHostOnAnAgent(JenkinsRule jenkins) throws Exception {
        HyperVMachineProperty machine = new HyperVMachineProperty();
        machine.setRehearsalFolder(rehearsal.toString());
        DumbSlave agent = jenkins.createSlave();
        agent.getNodeProperties().add(machine);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(agent);
        VhdSettings vhd = new VhdSettings(MEDIA + "/WindowsServer2016.iso");
        vhd.setImage("ServerDataCenterNano");
        FilesSettings stage = new FilesSettings();
        stage.setBaseImage(MEDIA + "/nanoserver.tar");
        stage.setDocker(MEDIA + "/docker.zip");
        ContainerHostBuilder builder =
                new ContainerHostBuilder("nano01", vhd, new VmSettings("General Purpose External"));
        builder.setFiles(stage);
        job.getBuildersList().add(builder);

        jenkins.assertLogContains("Docker endpoint: tcp://", jenkins.buildAndAssertSuccess(job));
        assertThat(rehearsal.resolve("work/runs")).isEmptyDirectory();
    }

    @Test
    void aFreestyleBuildFailsWithTheEngine(JenkinsRule jenkins) throws Exception {
        HyperVMachineProperty machine = new HyperVMachineProperty();
        machine.setRehearsalFolder(rehearsal.toString());
        jenkins.jenkins.getNodeProperties().add(machine);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList()
                .add(new ContainerHostBuilder("nano01", new VhdSettings("no.iso"), new VmSettings("External")));

        jenkins.assertLogContains("no.iso", jenkins.buildAndAssertStatus(Result.FAILURE, job));
    }
}

/** The machine's operations as PowerShell functions; one PowerShell process runs them for the duration of a run. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.powershell;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;

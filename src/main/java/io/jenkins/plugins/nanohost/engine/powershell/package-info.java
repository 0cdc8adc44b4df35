/** The machine's operations as PowerShell functions, served by one PowerShell process as long as a stage lasts. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.powershell;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>A scheduled step of CPU2.</summary>
    internal enum CoprocessorStep
    {
        /// <summary>CPU2 becomes ready after its start.</summary>
        BecomeReady,

        /// <summary>CPU2 responds to a command.</summary>
        Answer,

        /// <summary>The radio stack switches to FUS.</summary>
        SwitchToFus,

        /// <summary>FUS starts the radio stack.</summary>
        SwitchToStack,

        /// <summary>FUS begins the next page of its operation, or ends the operation.</summary>
        NextPage,

        /// <summary>FUS completes a page of its operation.</summary>
        EndPage,
    }
}

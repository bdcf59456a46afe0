namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>A scheduled step of CPU2.</summary>
    internal enum CoprocessorStep
    {
        /// <summary>CPU2 becomes ready after its start.</summary>
        BecomeReady,

        /// <summary>CPU2 answers a command.</summary>
        Answer,

        /// <summary>The stack switches to FUS.</summary>
        SwitchToFus,

        /// <summary>FUS starts the stack.</summary>
        SwitchToStack,

        /// <summary>FUS begins the next page of its operation, or its end.</summary>
        NextPage,

        /// <summary>FUS ends a page of its operation.</summary>
        EndPage,
    }
}

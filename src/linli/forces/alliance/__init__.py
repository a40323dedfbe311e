"""The alliance: who offers to help, how a need finds them, hours, certificates, thanks, double registration."""

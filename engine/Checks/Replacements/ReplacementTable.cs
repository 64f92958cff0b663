namespace Platform.Engine.Checks.Replacements;

/// <summary>
/// The inputs whose change replaces a resource, as the providers under the Pulumi providers mark them (ForceNew, RequiresReplace); the
/// package schemas say so of a few only. A line is a type in short form and its input paths; <c>a.b|c</c> stands for <c>a.b</c> and
/// <c>a.c</c>. A sign before a path says which changes count: <c>-</c> those that take its value away, <c>~</c> those of a value that was
/// there before, <c>^</c> those after which it is there and was not, or the other way round. Kubernetes is not here: there it depends on
/// the provider's configuration.
/// </summary>
internal static class ReplacementTable
{
    // hashicorp/terraform-provider-aws 6.x. Every resource with a region is replaced when that changes.
    public const string Aws =
        """
        acm/Certificate = certificateAuthorityArn domainName keyAlgorithm subjectAlternativeNames validationMethod validationOptions
        acm/CertificateValidation = certificateArn validationRecordFqdns
        amp/Workspace = kmsKeyArn
        arczonalshift/ZonalAutoshiftConfiguration = resourceArn
        autoscaling/Group = name namePrefix
        autoscaling/LifecycleHook = autoscalingGroupName name
        autoscaling/Tag = autoscalingGroupName tag.key
        backup/Vault = kmsKeyArn name
        cloudwatch/EventRule = eventBusName name namePrefix
        cloudwatch/EventTarget = eventBusName rule targetId
        cloudwatch/LogGroup = logGroupClass name namePrefix
        ec2/CapacityReservation = availabilityZone ebsOptimized ephemeralStorage instanceMatchCriteria instancePlatform instanceType \
            outpostArn placementGroupArn tenancy
        ec2/DefaultNetworkAcl = defaultNetworkAclId
        ec2/DefaultRouteTable = defaultRouteTableId
        ec2/DefaultSecurityGroup = vpcId
        ec2/EgressOnlyInternetGateway = vpcId
        ec2/Eip = address customerOwnedIpv4Pool domain ipamPoolId networkBorderGroup publicIpv4Pool
        ec2/FlowLog = deliverCrossAccountRole destinationOptions eniId iamRoleArn logDestination logDestinationType logFormat \
            maxAggregationInterval regionalNatGatewayId subnetId trafficType transitGatewayAttachmentId transitGatewayId vpcId
        ec2/LaunchTemplate = name namePrefix
        ec2/NatGateway = allocationId availabilityMode ^availabilityZoneAddresses connectivityType privateIp subnetId vpcId
        ec2/PlacementGroup = name partitionCount spreadLevel strategy
        ec2/Route = destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId routeTableId
        ec2/RouteTable = vpcId
        ec2/RouteTableAssociation = gatewayId subnetId
        ec2/SecurityGroup = description name namePrefix vpcId
        ec2/Subnet = availabilityZone availabilityZoneId cidrBlock ipv4IpamPoolId ipv4NetmaskLength ~ipv6CidrBlock ipv6IpamPoolId \
            ipv6Native ipv6NetmaskLength outpostArn vpcId
        ec2/SubnetCidrReservation = cidrBlock description reservationType subnetId
        ec2/Tag = key resourceId
        ec2/Vpc = cidrBlock instanceTenancy ipv4IpamPoolId ipv4NetmaskLength
        ec2/VpcBlockPublicAccessExclusion = subnetId vpcId
        ec2/VpcEncryptionControl = vpcId
        ec2/VpcEndpoint = dnsOptions.privateDnsPreference|privateDnsSpecifiedDomains resourceConfigurationArn serviceName \
            serviceNetworkArn serviceRegion vpcEndpointType vpcId
        ec2/VpcIpamPoolCidrAllocation = cidr description disallowedCidrs ipamPoolId netmaskLength
        ec2/VpcIpv4CidrBlockAssociation = cidrBlock ipv4IpamPoolId ipv4NetmaskLength vpcId
        ecr/PullThroughCacheRule = ecrRepositoryPrefix upstreamRegistryUrl
        efs/FileSystem = availabilityZoneName creationToken encrypted kmsKeyId performanceMode
        eks/AccessEntry = clusterName principalArn type
        eks/AccessPolicyAssociation = accessScope clusterName policyArn principalArn
        eks/Addon = addonName clusterName namespaceConfig
        eks/Capability = capabilityName clusterName type
        eks/Cluster = accessConfig.bootstrapClusterCreatorAdminPermissions bootstrapSelfManagedAddons -encryptionConfig \
            kubernetesNetworkConfig.ipFamily|serviceIpv4Cidr name outpostConfig roleArn
        eks/FargateProfile = clusterName fargateProfileName podExecutionRoleArn selectors subnetIds
        eks/IdentityProviderConfig = clusterName oidc
        eks/NodeGroup = amiType capacityType clusterName diskSize instanceTypes launchTemplate.id|name nodeGroupName nodeGroupNamePrefix \
            nodeRoleArn remoteAccess subnetIds
        eks/PodIdentityAssociation = clusterName namespace serviceAccount
        guardduty/DetectorFeature = detectorId name
        iam/InstanceProfile = name namePrefix path
        iam/OpenIdConnectProvider = url
        iam/Policy = description name namePrefix path
        iam/Role = name namePrefix path
        iam/RolePolicy = name namePrefix role
        iam/RolePolicyAttachment = policyArn role
        iam/ServiceLinkedRole = awsServiceName customSuffix
        kms/Alias = name namePrefix
        kms/Key = customKeyStoreId customerMasterKeySpec keyUsage multiRegion xksKeyId
        kms/KeyPolicy = keyId
        kms/ReplicaKey = primaryKeyArn
        opensearch/Domain = domainName
        route53/Record = name setIdentifier zoneId
        route53/Zone = delegationSetId name
        s3/Bucket = bucket bucketNamespace bucketPrefix objectLockEnabled
        s3/BucketLifecycleConfiguration = bucket expectedBucketOwner
        s3/BucketOwnershipControls = bucket
        s3/BucketPolicy = bucket
        s3/BucketPublicAccessBlock = bucket
        s3/BucketServerSideEncryptionConfiguration = bucket expectedBucketOwner
        s3/BucketVersioning = bucket expectedBucketOwner
        sqs/Queue = fifoQueue name namePrefix
        sqs/QueuePolicy = queueUrl
        vpc/SecurityGroupEgressRule = securityGroupId
        vpc/SecurityGroupIngressRule = securityGroupId
        wafv2/WebAcl = name namePrefix scope
        """;

    // hashicorp/terraform-provider-google-beta 7.45.
    public const string Gcp =
        """
        artifactregistry/Repository = format kmsKeyName location mode project repositoryId \
            mavenConfig.allowSnapshotOverwrites|versionPolicy remoteRepositoryConfig.description|noCache \
            remoteRepositoryConfig.aptRepository.publicRepository.repositoryBase|repositoryPath \
            remoteRepositoryConfig.commonRepository.uri remoteRepositoryConfig.dockerRepository.publicRepository \
            remoteRepositoryConfig.dockerRepository.customRepository.uri remoteRepositoryConfig.mavenRepository.publicRepository \
            remoteRepositoryConfig.mavenRepository.customRepository.uri remoteRepositoryConfig.npmRepository.publicRepository \
            remoteRepositoryConfig.npmRepository.customRepository.uri remoteRepositoryConfig.pythonRepository.publicRepository \
            remoteRepositoryConfig.pythonRepository.customRepository.uri \
            remoteRepositoryConfig.yumRepository.publicRepository.repositoryBase|repositoryPath
        artifactregistry/RepositoryIamMember = condition location member project repository role
        bigquery/Dataset = datasetId location project externalDatasetReference.connection|externalSource
        binaryauthorization/Attestor = name project attestationAuthorityNote.noteReference
        binaryauthorization/Policy = project
        certificatemanager/Certificate = location name project scope managed.dnsAuthorizations|domains|issuanceConfig
        certificatemanager/CertificateMap = name project
        certificatemanager/CertificateMapEntry = hostname map matcher name project
        certificatemanager/DnsAuthorization = domain location name project type
        compute/Address = address addressType description ipCollection ipVersion ipv6EndpointType name network networkTier prefixLength \
            project purpose region subnetwork
        compute/Firewall = direction name params project
        compute/GlobalAddress = address addressType description ipVersion name network prefixLength project purpose
        compute/Network = autoCreateSubnetworks description internalIpv6Range name networkProfile project params.resourceManagerTags
        compute/NetworkFirewallPolicyAssociation = attachmentTarget firewallPolicy name project
        compute/NetworkFirewallPolicyWithRules = name policyType project
        compute/Router = encryptedInterconnectRouter name nccGateway network params project region
        compute/RouterNat = endpointTypes initialNatIps name project region router type
        compute/Subnetwork = description externalIpv6Prefix internalIpv6Prefix name network project region reservedInternalRange \
            resolveSubnetMask params.resourceManagerTags
        compute/SubnetworkIAMMember = condition member project region role subnetwork
        container/Cluster = clusterIpv4Cidr datapathProvider dataplaneOptimizationMode defaultMaxPodsPerNode description enableAutopilot \
            enableKubernetesAlpha enableTpu initialNodeCount location name network networkingMode project subnetwork \
            clusterAutoscaling.autoProvisioningDefaults.bootDiskKmsKey confidentialNodes.confidentialInstanceType|enabled \
            ipAllocationPolicy.clusterIpv4CidrBlock|clusterSecondaryRangeName|podCidrOverprovisionConfig \
            ipAllocationPolicy.servicesIpv4CidrBlock|servicesSecondaryRangeName \
            masterAuth.clientCertificateConfig.issueClientCertificate \
            nodeConfig.bootDiskKmsKey|enableConfidentialStorage|flexStart|localSsdCount|localSsdEncryptionMode \
            nodeConfig.maxRunDuration|metadata|minCpuPlatform|nodeGroup|oauthScopes|preemptible|sandboxConfig \
            nodeConfig.serviceAccount|spot nodeConfig.advancedMachineFeatures.enableNestedVirtualization|threadsPerCore \
            nodeConfig.confidentialNodes.confidentialInstanceType nodeConfig.ephemeralStorageConfig.localSsdCount \
            nodeConfig.ephemeralStorageLocalSsdConfig.dataCacheCount|localSsdCount \
            nodeConfig.guestAccelerators.count|gpuPartitionSize|type \
            nodeConfig.guestAccelerators.gpuDriverInstallationConfig.gpuDriverVersion \
            nodeConfig.guestAccelerators.gpuSharingConfig.gpuSharingStrategy|maxSharedClientsPerGpu \
            nodeConfig.hostMaintenancePolicy.maintenanceInterval \
            nodeConfig.hostMaintenancePolicy.opportunisticMaintenanceStrategy.maintenanceAvailabilityWindow \
            nodeConfig.hostMaintenancePolicy.opportunisticMaintenanceStrategy.minNodesPerPool|nodeIdleTimeWindow \
            nodeConfig.localNvmeSsdBlockConfig.localSsdCount nodeConfig.reservationAffinity.consumeReservationType|key|values \
            nodeConfig.secondaryBootDisks.diskImage|mode nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring|enableSecureBoot \
            nodeConfig.soleTenantConfig.nodeAffinities.key|operator|values \
            privateClusterConfig.masterIpv4CidrBlock|privateEndpointSubnetwork tpuConfig.enabled|useServiceNetworking \
            userManagedKeysConfig.aggregationCa|clusterCa|etcdApiCa|etcdPeerCa
        container/NodePool = cluster initialNodeCount location maxPodsPerNode name namePrefix project \
            networkConfig.acceleratorNetworkProfile|createPodRange|podCidrOverprovisionConfig|podIpv4CidrBlock \
            networkConfig.podRange|subnetwork networkConfig.additionalNodeNetworkConfigs.network|subnetwork \
            networkConfig.additionalPodNetworkConfigs.maxPodsPerNode|secondaryPodRange|subnetwork \
            nodeConfig.bootDiskKmsKey|enableConfidentialStorage|flexStart|localSsdCount|localSsdEncryptionMode \
            nodeConfig.maxRunDuration|metadata|minCpuPlatform|nodeGroup|oauthScopes|preemptible|sandboxConfig \
            nodeConfig.serviceAccount|spot nodeConfig.advancedMachineFeatures.enableNestedVirtualization|threadsPerCore \
            nodeConfig.confidentialNodes.confidentialInstanceType nodeConfig.ephemeralStorageConfig.localSsdCount \
            nodeConfig.ephemeralStorageLocalSsdConfig.dataCacheCount|localSsdCount \
            nodeConfig.guestAccelerators.count|gpuPartitionSize|type \
            nodeConfig.guestAccelerators.gpuDriverInstallationConfig.gpuDriverVersion \
            nodeConfig.guestAccelerators.gpuSharingConfig.gpuSharingStrategy|maxSharedClientsPerGpu \
            nodeConfig.hostMaintenancePolicy.maintenanceInterval \
            nodeConfig.hostMaintenancePolicy.opportunisticMaintenanceStrategy.maintenanceAvailabilityWindow \
            nodeConfig.hostMaintenancePolicy.opportunisticMaintenanceStrategy.minNodesPerPool|nodeIdleTimeWindow \
            nodeConfig.localNvmeSsdBlockConfig.localSsdCount nodeConfig.reservationAffinity.consumeReservationType|key|values \
            nodeConfig.secondaryBootDisks.diskImage|mode nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring|enableSecureBoot \
            nodeConfig.soleTenantConfig.nodeAffinities.key|operator|values placementPolicy.policyName queuedProvisioning.enabled
        dns/DnsManagedZoneIamMember = condition managedZone member project role
        dns/ManagedZone = dnsName name project reverseLookup serviceDirectoryConfig visibility
        dns/Policy = name project dns64Config.scope.allQueries
        dns/RecordSet = managedZone name project routingPolicy.healthCheck
        gkebackup/BackupPlan = cluster location name project
        gkebackup/RestorePlan = backupPlan cluster location name project
        gkehub/Feature = location name project
        gkehub/Fleet = project
        gkehub/Membership = location membershipId project authority.issuer endpoint.gkeCluster.resourceLink
        kms/CryptoKey = cryptoKeyBackend destroyScheduledDuration importOnly keyRing name purpose versionTemplate.protectionLevel
        kms/CryptoKeyIAMMember = condition cryptoKeyId member role
        kms/KeyRing = location name project
        logging/ProjectBucketConfig = bucketId location project
        logging/ProjectSink = name project
        monitoring/AlertPolicy = project
        monitoring/NotificationChannel = project
        networkmanagement/VpcFlowLogsConfig = location project vpcFlowLogsConfigId
        projects/IAMCustomRole = project roleId
        projects/IAMMember = condition member project role
        projects/Service = project service
        projects/ServiceIdentity = project service
        pubsub/SubscriptionIAMMember = condition member project role subscription
        pubsub/Topic = name project tags
        pubsub/TopicIAMMember = condition member project role topic
        secretmanager/Secret = project secretId tags replication.auto replication.userManaged.replicas.location
        secretmanager/SecretIamMember = condition member project role secretId
        secretmanager/SecretVersion = isSecretDataBase64 project secret secretData secretDataWoVersion
        serviceaccount/Account = accountId project
        serviceaccount/IAMMember = condition member role serviceAccountId
        servicenetworking/Connection = network service
        storage/Bucket = enableObjectRetention location name project customPlacementConfig.dataLocations hierarchicalNamespace.enabled
        storage/BucketIAMMember = bucket condition member role
        """;

    // hashicorp/terraform-provider-tls 4.x: all but the time of an early renewal.
    public const string Tls =
        """
        index/CertRequest = dnsNames ipAddresses privateKeyPem privateKeyPemWo privateKeyPemWoVersion subject uris
        index/LocallySignedCert = allowedUses caCertPem caPrivateKeyPem caPrivateKeyPemWo caPrivateKeyPemWoVersion certRequestPem \
            isCaCertificate maxPathLength setSubjectKeyId validityPeriodHours
        index/PrivateKey = algorithm ecdsaCurve rsaBits
        index/SelfSignedCert = allowedUses dnsNames ipAddresses isCaCertificate maxPathLength privateKeyPem privateKeyPemWo \
            privateKeyPemWoVersion setAuthorityKeyId setSubjectKeyId subject uris validityPeriodHours
        """;
}
